/** The package as it would be published: its exports map written out, and its files. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface PackageJson {
  name: string;
  exports: Record<string, string | { types?: string; default?: string }>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}

export const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;

/** One entry point that a host may import. */
export interface EntryPoint {
  specifier: string;
  types: string | undefined;
  /** `undefined` when it has types only. */
  module: string | undefined;
}

const tags = readdirSync('dist/components').filter((name) =>
  existsSync(`dist/components/${name}/${name}.define.js`),
);
const languages = readdirSync('dist/locales')
  .filter((name) => name.endsWith('.js'))
  .map((name) => name.slice(0, -'.js'.length));

function namesFor(pattern: string): string[] {
  if (!pattern.includes('*')) return [''];
  return pattern.includes('/locales/') ? languages : tags;
}

/** Every entry point, patterns filled in with what was built. */
export const entryPoints: EntryPoint[] = Object.entries(packageJson.exports).flatMap(
  ([pattern, target]) =>
    namesFor(pattern).map((name) => {
      const filled = (text?: string) => text?.replaceAll('*', name);
      const files = typeof target === 'string' ? { default: target } : target;
      return {
        specifier: `${packageJson.name}${pattern.slice(1).replaceAll('*', name)}`,
        types: filled(files.types),
        module: filled(files.default),
      };
    }),
);

/** The tags whose classes were built. */
export const builtTags = tags;

/** The paths of the files that `npm pack` would put into the package. */
export function packedFiles(): string[] {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const json = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const [packed] = JSON.parse(json) as [{ files: { path: string }[] }];
  return packed.files.map(({ path }) => path);
}

/** What plain Node, without a loader or a DOM, prints when it runs this module. */
export function runInPlainNode(code: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
    // The test runner's own options would bring its TypeScript loader along.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}
