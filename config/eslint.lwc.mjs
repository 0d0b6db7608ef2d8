import lwc from '@salesforce/eslint-config-lwc/recommended.js';

/** Salesforce's own lint rules, on the scripts as the platform gets them (built by ./scripts/build-lwc). */
export default [
  ...lwc,
  {
    files: ['force-app/main/default/lwc/**/*.js'],
    languageOptions: { parserOptions: { requireConfigFile: false } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
];
