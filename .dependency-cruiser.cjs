/**
 * The layers of `src`, each of which knows only those before it:
 * `api <- session <- controllers <- components <- define`.
 */

/** What a folder of `src` may import: these folders of `src`, these packages, and Node's own where it runs there only. */
const layers = {
  api: { folders: ['api'], packages: ['eventsource-parser', 'valibot'] },
  session: { folders: ['api', 'session'], packages: ['valibot'] },
  controllers: {
    folders: ['api', 'session', 'internal', 'locales', 'controllers'],
    packages: ['lit', '@shoelace-style/localize'],
  },
  components: {
    folders: ['api', 'session', 'internal', 'locales', 'controllers', 'components'],
    packages: ['lit'],
  },
  internal: {
    folders: ['api', 'session', 'internal', 'locales'],
    packages: ['lit', '@lit/context', '@shoelace-style/localize'],
  },
  locales: { folders: ['internal', 'locales'], packages: ['@shoelace-style/localize'] },
  proxy: {
    folders: ['api', 'proxy'],
    packages: ['lru-cache', 'p-queue', 'rate-limiter-flexible'],
  },
  sandbox: { folders: ['api', 'sandbox'], packages: ['hono', 'simple-icons'] },
  react: { folders: ['components', 'react'], packages: ['@lit/react', 'react', '@types/react'] },
  cli: { folders: ['cli'], packages: ['valibot'], isNode: true },
};

const anyOf = (names) => `(${names.join('|')})`;
const packagePath = (name) => `node_modules/${name}/`;

/** What a host can import or run. */
const entries = [
  '^src/(index|define)\\.ts$',
  '^src/(api|proxy|proxy/redis|sandbox|react)/index\\.ts$',
  '^src/locales/',
  '^proxy-check/main\\.ts$',
];

const layerRules = Object.entries(layers).map(([folder, { folders, packages, isNode }]) => ({
  name: `${folder}-layer`,
  comment: `${folder} may import ${[...folders, ...packages].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    pathNot: [`^src/${anyOf(folders)}/`, ...packages.map(packagePath)],
    ...(isNode && { dependencyTypesNot: ['core'] }),
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'sandbox-takes-types-only',
      comment: 'The sandbox is written against Codat, not against our reading of it.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^src/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-define-registers',
      comment: 'Importing a class registers nothing: what registers is imported by define files.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['define\\.ts$', '^src/react/'] },
      to: { path: 'define\\.ts$' },
    },
    {
      name: 'sources-stand-alone',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|demo|scripts)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-dead-modules',
      comment: 'Whatever no entry point leads to can go.',
      severity: 'error',
      from: { path: entries },
      // Declarations of what a package does not declare itself are no modules.
      to: { path: '^src/', pathNot: [...entries, '\\.d\\.ts$'], reachable: false },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
    },
  },
};
