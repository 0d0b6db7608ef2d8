export * from './command';
export * from './createCommand';
export * from './pace';
export { isTaken, saveMessage } from './saveProblems';
