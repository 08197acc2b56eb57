/**
 * The library's build: one module out for each module in, so that a host's bundler takes only what is
 * used and finds the tree of the sources again. Dependencies stay imports.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

interface PackageJson {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}

const { dependencies, peerDependencies } = JSON.parse(
  readFileSync('package.json', 'utf8'),
) as PackageJson;
const external = Object.keys({ ...dependencies, ...peerDependencies });

/** Every file of a folder that the exports map lets a host import by its name. */
function modulesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

const entries = [
  'src/index.ts',
  'src/define.ts',
  'src/api/index.ts',
  'server/index.ts',
  'server/redis/index.ts',
  'sandbox/index.ts',
  'src/react/index.ts',
  'proxy-check/main.ts',
  ...modulesOf('src/components'),
  ...modulesOf('src/locales'),
].filter((file) => existsSync(file));

export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    lib: {
      entry: Object.fromEntries(
        entries.map((file) => [file.slice('src/'.length, -'.ts'.length), file]),
      ),
      formats: ['es'],
    },
    rolldownOptions: {
      // "use client" stays at the head of its module, since no two modules are merged.
      checks: { moduleLevelDirective: false },
      external: (id) =>
        id.startsWith('node:') || external.some((name) => id === name || id.startsWith(`${name}/`)),
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        // npm leaves folders named node_modules out of a package, and the compiler's helpers come
        // under a name with its version.
        entryFileNames: ({ name }) =>
          `${name.replace('node_modules/', 'vendor/').replace(/^_virtual\/.*\//, 'vendor/helpers/')}.js`,
      },
    },
  },
});
