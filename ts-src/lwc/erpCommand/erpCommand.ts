export * from './command';
export * from './createCommand';
export * from './pace';
