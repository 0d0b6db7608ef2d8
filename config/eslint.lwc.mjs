import lwc from '@salesforce/eslint-config-lwc/recommended.js';

/** Salesforce's own lint rules, on the scripts as the platform gets them (built by ./scripts/build-lwc). */
export default [
  // Generated from ts-src/mapping, which is linted where it stands.
  { ignores: ['**/lwc/{formulaEngine,mappingEngine,mappingEditing}/**'] },
  ...lwc,
  {
    files: ['force-app/main/default/lwc/**/*.js'],
    languageOptions: { parserOptions: { requireConfigFile: false } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
];
