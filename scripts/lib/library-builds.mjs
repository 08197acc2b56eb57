/**
 * The library's build: one module out for each module in, so that a host's bundler takes only what is
 * used and finds the tree of the sources again. Dependencies stay imports, and so does what one building takes from
 * another, which it names as a host would: `codat-elements/api`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const { name, dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const external = [name, ...Object.keys({ ...dependencies, ...peerDependencies })];

/** Every module below a folder that the exports map lets a host import by its name. */
function modulesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

/** Each has a folder of sources, its place in the package, and what of it can be imported or run by name. */
const buildings = [
  {
    source: 'src',
    output: 'dist',
    entries: [
      'src/index.ts',
      'src/define.ts',
      'src/api/index.ts',
      'src/diagnosis/index.ts',
      ...modulesOf('src/components'),
      ...modulesOf('src/locales'),
      ...modulesOf('src/react'),
    ],
  },
  { source: 'server', output: 'dist/proxy', entries: ['server/index.ts', 'server/redis/index.ts'] },
  { source: 'sandbox', output: 'dist/sandbox', entries: ['sandbox/index.ts'] },
  { source: 'testing', output: 'dist/testing', entries: ['testing/index.ts'] },
  { source: '.', output: 'dist/cli', entries: ['cli/main.ts'] },
];

const libraryBuild = ({ source, output, entries }) => ({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: output,
    emptyOutDir: false,
    minify: false,
    // The sandbox holds a library of logos, whose map would be the largest file of the package.
    sourcemap: source !== 'sandbox',
    lib: {
      entry: Object.fromEntries(
        entries
          .filter((file) => existsSync(file))
          .map((file) => [relative(source, file).slice(0, -'.ts'.length), file]),
      ),
      formats: ['es'],
    },
    rolldownOptions: {
      // "use client" stays at the head of its module, since no two modules are merged.
      checks: { moduleLevelDirective: false },
      external: (id) =>
        id.startsWith('node:') ||
        external.some((known) => id === known || id.startsWith(`${known}/`)),
      output: {
        preserveModules: true,
        preserveModulesRoot: source,
        // npm leaves folders named node_modules out of a package, and the compiler's helpers come
        // under a name with its version.
        entryFileNames: ({ name: module }) =>
          `${module
            .replace('node_modules/', 'vendor/')
            .replace(/^_virtual\/.*\//, 'vendor/helpers/')
            .replace(/^cli\//, '')}.js`,
      },
    },
  },
});

/**
 * The sandbox's service worker. A browser loads it as it is, from beside a host's page: one file, with everything in it.
 */
const workerBuild = {
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/sandbox',
    emptyOutDir: false,
    minify: true,
    lib: { entry: { 'service-worker': 'sandbox/service-worker.ts' }, formats: ['es'] },
    license: { fileName: 'service-worker.licenses.md' },
    rolldownOptions: {
      output: {
        entryFileNames: '[name].js',
        codeSplitting: false,
        postBanner: '/*! codat-elements, MIT: see service-worker.licenses.md */',
      },
    },
  },
};

/** The buildings of the package, each built by itself. */
export const libraryBuilds = [...buildings.map(libraryBuild), workerBuild];
