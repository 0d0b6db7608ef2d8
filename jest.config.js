import { createRequire } from 'node:module';

const { jestConfig } = createRequire(import.meta.url)('@salesforce/sfdx-lwc-jest/config');

/**
 * Tests of the Lightning components run on the scripts that the platform gets: `prepare.mjs` builds them first. The
 * tests stand beside their TypeScript.
 */
export default {
  ...jestConfig,
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/ts-src/lwc'],
  testMatch: ['**/__tests__/**/*.test.ts'],
  globalSetup: '<rootDir>/ts-src/lwc/jest/prepare.mjs',
  moduleNameMapper: {
    '^c/(.+)$': '<rootDir>/force-app/main/default/lwc/$1/$1',
    '^lightning/graphql$': '<rootDir>/ts-src/lwc/jest/graphql.ts',
    '^lightning/messageService$': '<rootDir>/ts-src/lwc/jest/messageService.ts',
    '^@salesforce/label/c\\.(.+)$': '<rootDir>/.counterpart/cache/jest-labels/$1.js',
  },
};
