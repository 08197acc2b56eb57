/**
 * The buildings, and the layers of `src`, each of which knows only those before it:
 * `api <- store <- controllers <- components <- define`; `ui`, `i18n`, `locales` and `events` serve the last two.
 */

/** The layers of `src` that components stand on. */
const belowComponents = [
  'src/api',
  'src/store',
  'src/events',
  'src/i18n',
  'src/locales',
  'src/ui',
  'src/controllers',
];

/** What a folder may import: these folders, these packages, and Node's own modules where it runs in Node only. */
const layers = {
  'src/api': { folders: ['src/api'], packages: ['eventsource-parser', 'valibot'] },
  'src/store': { folders: ['src/api', 'src/store'], packages: ['valibot'] },
  'src/events': { folders: ['src/api', 'src/store', 'src/events'], packages: [] },
  'src/i18n': {
    folders: ['src/api', 'src/store', 'src/locales', 'src/ui/dom', 'src/i18n'],
    packages: ['lit', '@shoelace-style/localize'],
  },
  'src/locales': { folders: ['src/i18n', 'src/locales'], packages: ['@shoelace-style/localize'] },
  'src/ui': {
    folders: ['src/api', 'src/store', 'src/locales', 'src/i18n', 'src/ui'],
    packages: ['lit'],
  },
  'src/diagnosis': { folders: ['src/api', 'src/diagnosis'], packages: [] },
  'src/controllers': {
    folders: belowComponents,
    packages: ['lit', '@lit/task', '@shoelace-style/localize'],
  },
  'src/components': {
    folders: [...belowComponents, 'src/diagnosis', 'src/components'],
    packages: ['lit', '@lit/context', '@lit/task', 'uqr'],
  },
  'src/react': {
    folders: ['src/components', 'src/events', 'src/react'],
    packages: ['@lit/react', 'react', '@types/react'],
  },
  server: {
    folders: ['src/api', 'server'],
    packages: ['jose', 'lru-cache', 'multipasta', 'p-queue', 'rate-limiter-flexible'],
  },
  sandbox: { folders: ['src/api', 'sandbox'], packages: ['hono', 'simple-icons'] },
  testing: { folders: ['src/api', 'server', 'sandbox', 'testing'], packages: [] },
  'proxy-check': { folders: ['proxy-check'], packages: ['valibot'], isNode: true },
  cli: {
    folders: ['src/api', 'src/diagnosis', 'sandbox', 'testing', 'proxy-check', 'cli'],
    packages: ['parse5'],
    isNode: true,
  },
};

const BUILDINGS = '^(src|server|sandbox|testing|proxy-check|cli)/';

const anyOf = (names) => `(${names.join('|')})`;
const packagePath = (name) => `node_modules/${name}/`;

/** What a host can import or run. */
const entries = [
  '^src/(index|define|cdn\\.define|cdn\\.language)\\.ts$',
  '^src/(api|diagnosis)/index\\.ts$',
  '^src/(locales|react)/',
  // In place of another in the script tag's files.
  '^src/i18n/(offered-language|script-languages)\\.ts$',
  '^server/(redis/)?index\\.ts$',
  '^sandbox/(index|service-worker)\\.ts$',
  '^testing/index\\.ts$',
  '^cli/main\\.ts$',
];

const layerRules = Object.entries(layers).map(([folder, { folders, packages, isNode }]) => ({
  name: `${folder.replace('/', '-')}-layer`,
  comment: `${folder} may import ${[...folders, ...packages].join(', ')}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    pathNot: [`^${anyOf(folders)}/`, ...packages.map(packagePath)],
    ...(isNode && { dependencyTypesNot: ['core'] }),
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'loaded-when-needed',
      comment:
        'What is loaded at once reaches linking, the stream, the sync and the parts of its panel by import() alone.',
      severity: 'error',
      from: {
        path: '^src/(api|store|controllers|ui|i18n|events|components/(base|codat-provider|codat-integration-picker|codat-connect-button|powered-by-codat))/',
        pathNot:
          '^src/(store/(linking|sync|stream|uploads)/|ui/attempt-details|controllers/(connections-poller|sync-view)|i18n/sync-words)',
      },
      to: {
        path: '^src/(store/(linking|stream|sync|uploads)/|ui/attempt-details|api/(server-events|send-form))',
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    },
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
      from: { path: BUILDINGS, pathNot: ['define\\.ts$', '^src/react/'] },
      // What a person asks for is registered when they do.
      to: { path: 'define\\.ts$', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'sources-stand-alone',
      severity: 'error',
      from: { path: BUILDINGS },
      to: { path: '^(test|demo|scripts)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: BUILDINGS },
      to: { circular: true },
    },
    {
      name: 'no-dead-modules',
      comment: 'Whatever no entry point leads to can go.',
      severity: 'error',
      from: { path: entries },
      // Declarations of what a package does not declare itself are no modules.
      to: { path: BUILDINGS, pathNot: [...entries, '\\.d\\.ts$'], reachable: false },
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
