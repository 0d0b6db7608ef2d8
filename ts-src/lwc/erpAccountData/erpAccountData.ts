export * from './account';
export * from './graphqlAnswer';
export * from './position';
