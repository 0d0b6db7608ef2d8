/** Who may import whom (docs/design.md, The house). Each comment says what to do instead. */

const builtin = { dependencyTypes: ['core'] };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one idea, or share a third: move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-cores-import-nothing-of-ours',
      comment: 'mapping and matching run in the browser and in the service: pass in what they need.',
      severity: 'error',
      from: { path: '^ts-src/(mapping|matching)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(ts-src|scripts)/', pathNot: '^ts-src/$1/' },
    },
    {
      name: 'pure-cores-use-no-node',
      comment: 'mapping and matching have no Node, clock or randomness: the caller reads files and gives the time.',
      severity: 'error',
      from: { path: '^ts-src/(mapping|matching)/', pathNot: '\\.test\\.ts$' },
      to: builtin,
    },
    {
      name: 'sync-knows-the-contract-not-a-connector',
      comment: 'Put what sync needs into companion/erp/contract.ts; main.ts hands over the connector.',
      severity: 'error',
      from: { path: '^ts-src/companion/sync/' },
      to: { path: '^ts-src/companion/erp/[^/]+/' },
    },
    {
      name: 'connectors-stand-alone',
      comment: 'A connector knows its contract and the errors, neither another connector nor the state.',
      severity: 'error',
      from: { path: '^ts-src/companion/erp/([^/]+)/' },
      to: {
        path: '^ts-src/companion/(erp/[^/]+/|state/|sync/|salesforce/)',
        pathNot: '^ts-src/companion/erp/$1/',
      },
    },
    {
      name: 'local-systems-know-nothing-of-the-companion',
      comment:
        'The local systems are written from the vendors documents alone; of the mapping only the formula module.',
      severity: 'error',
      from: { path: '^ts-src/local/', pathNot: '\\.test\\.ts$' },
      to: { path: '^ts-src/(companion|lwc|templates|tests|mapping/(?!formula/))' },
    },
    {
      name: 'local-org-and-local-erp-do-not-meet',
      comment: 'Only the companion stands between them.',
      severity: 'error',
      from: { path: '^ts-src/local/(org|erp)/' },
      to: { path: '^ts-src/local/(org|erp)/', pathNot: '^ts-src/local/$1/' },
    },
    {
      name: 'only-config-reads-the-environment-file',
      comment: 'main.ts alone composes; other parts are handed what they need.',
      severity: 'error',
      from: { path: '^ts-src/companion/(?!main\\.ts|cli/)', pathNot: '\\.test\\.ts$' },
      to: { path: '^ts-src/companion/main\\.ts$' },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'What several places need belongs to a part, not to the tests.',
      severity: 'error',
      from: { path: '^(ts-src|scripts)/', pathNot: '(^ts-src/tests/|\\.test\\.ts$)' },
      to: { path: '^ts-src/tests/' },
    },
    {
      name: 'product-does-not-import-scripts',
      comment: 'Scripts start the product, never the other way round.',
      severity: 'error',
      from: { path: '^ts-src/', pathNot: '(^ts-src/tests/|\\.test\\.ts$)' },
      to: { path: '^scripts/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^ts-src/lwc/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
