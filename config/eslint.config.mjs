import tseslint from 'typescript-eslint';

/** Lint rules of the service, the local systems and the scripts; those of the components stand in eslint.lwc.mjs. */
export default tseslint.config(
  { ignores: ['node_modules/**', '.counterpart/**', 'force-app/**', 'ts-src/lwc/**', 'config/peers/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.js'],
    languageOptions: { parserOptions: { ecmaVersion: 'latest', sourceType: 'module' } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true, IIFEs: true }],
      'max-params': ['error', 4],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.test.ts', 'ts-src/tests/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
);
