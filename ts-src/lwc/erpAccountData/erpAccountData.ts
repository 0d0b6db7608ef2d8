export * from './account';
export * from './graphqlAnswer';
export * from './position';
export * from './positionQuery';
