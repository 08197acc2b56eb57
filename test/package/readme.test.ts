/** Verifies the guides for hosts: their code, names, values and links. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';

interface Named {
  name: string;
}
interface Declaration {
  tagName?: string;
  attributes?: Named[];
  slots?: Named[];
  events?: Named[];
  cssParts?: Named[];
  cssProperties?: (Named & { default?: string })[];
  cssStates?: Named[];
}
interface Manifest {
  modules: { declarations?: Declaration[] }[];
}

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName);
const elementOf = (tag: string) => elements.find(({ tagName }) => tagName === tag);
const namesOf = (kind: 'slots' | 'events' | 'cssParts' | 'cssProperties' | 'cssStates') =>
  new Set(elements.flatMap((element) => (element[kind] ?? []).map(({ name }) => name)));

const guides = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
].map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const textOf = (wanted: string) => guides.find(({ path }) => path === wanted)?.text ?? '';

/** A guide's fenced blocks in this language. */
function blocks(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, found]) => found === language)
    .map(([, , code = '']) => code);
}

const ours = /^(codat-|powered-by-codat)/;
const hostGuides = [
  'README.md',
  'docs/analytics.md',
  'docs/companies.md',
  'docs/journey.md',
  'docs/linking.md',
  'docs/theming.md',
].map(textOf);

test('tags, attributes and slots in the guides’ markup exist', () => {
  const wrong: string[] = [];
  const markup = hostGuides.flatMap((text) => [...blocks(text, 'html'), ...blocks(text, 'vue')]);
  for (const [, tag = '', rest = ''] of markup.join('').matchAll(/<([a-z][\w-]*)([^>]*)>/g)) {
    if (!ours.test(tag)) continue;
    const element = elementOf(tag);
    if (!element) wrong.push(tag);
    // What stands in a value may look like an attribute.
    const unvalued = rest.replace(/"[^"]*"/g, '""');
    for (const [, name = ''] of unvalued.matchAll(/(?<=\s)([a-z][\w-]*)(?==)/g)) {
      if (!element?.attributes?.some((attribute) => attribute.name === name)) {
        wrong.push(`${tag} ${name}`);
      }
    }
  }
  for (const [, name = ''] of markup.join('').matchAll(/slot="([\w-]+)"/g)) {
    if (!namesOf('slots').has(name)) wrong.push(`slot ${name}`);
  }
  assert.ok(markup.length > 3);
  assert.deepEqual(wrong, []);
});

test('the README lists every element and every event, and no others', () => {
  const rows = [...textOf('README.md').matchAll(/^\| `((?:codat-|powered-by-codat)[\w-]*)`/gm)].map(
    ([, name = '']) => name,
  );
  const tags = elements.map(({ tagName = '' }) => tagName);
  assert.deepEqual(rows.sort(), [...tags, ...namesOf('events')].sort());
});

test('the guides for hosts name no event that there is not', () => {
  const known = new Set([...namesOf('events'), ...elements.map(({ tagName = '' }) => tagName)]);
  const named = hostGuides.join('').matchAll(/[`'@](codat-[a-z-]+)[`'=]/g);
  const unknown = [...named].map(([, name = '']) => name).filter((name) => !known.has(name));
  assert.deepEqual(
    unknown.filter((name) => name !== 'codat-elements'),
    [],
  );
});

test('the theming guide has every token with its defaults', () => {
  const sources = ['tokens', 'accent'].map((name) => `src/ui/${name}.styles.ts`);
  const source = sources.map((file) => readFileSync(file, 'utf8')).join('');
  /** What the primary colour and the danger colour give, which is no value that a table could name. */
  const derived = ['on-primary', 'on-danger', 'focus'].map((name) => `--codat-color-${name}`);
  const styles = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('tokens.styles.ts'))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('');
  const expected = [
    ...source.matchAll(/(--_[\w-]+): (?:min\()?var\((--codat-[\w-]+), (.+?)\)(?:, \d+px\))?;/g),
  ]
    // One that nothing is drawn with changes nothing.
    .filter(([, own = '']) => styles.includes(`var(${own})`) || source.includes(`(var(${own}) *`))
    .filter(([, , name = '']) => !derived.includes(name))
    .map(([, , name = '', value = '']) => {
      const [, light = value, dark] = /^light-dark\((.+), (.+)\)$/.exec(value) ?? [];
      return `${name} ${light} ${dark ?? 'the same'}`;
    });
  const inherited = ['--codat-font-family inherit the same', '--codat-font-size 0.875em the same'];
  const rows = [
    ...textOf('docs/theming.md').matchAll(
      /^\| `(--codat-[\w-]+)` *\| [^|]+ \| `(.+?)` *\| (?:`(.+?)`|the same) *\|$/gm,
    ),
  ].map(([, name = '', light = '', dark = 'the same']) => `${name} ${light} ${dark}`);
  assert.deepEqual(rows.sort(), [...expected, ...inherited].sort());
});

test('the theming guide has every property of single elements with its default', () => {
  const expected = elements.flatMap(({ tagName = '', cssProperties = [] }) =>
    cssProperties.map(({ name, default: value = '' }) => `${name} ${tagName} ${value}`),
  );
  const rows = [
    ...textOf('docs/theming.md').matchAll(
      /^\| `(--[\w-]+)` *\| `([\w-]+)` *\| [^|]+ \| `(.+?)` *\|$/gm,
    ),
  ].map(([, name = '', tag = '', value = '']) => `${name} ${tag} ${value}`);
  assert.deepEqual(rows.sort(), expected.sort());
});

test('parts and states in the guides’ styles exist', () => {
  const styles = hostGuides.flatMap((text) => blocks(text, 'css')).join('');
  const used = (pattern: RegExp) => [...styles.matchAll(pattern)].map(([, name = '']) => name);
  const [parts, states] = [used(/::part\(([\w-]+)\)/g), used(/:state\(([\w-]+)\)/g)];
  assert.ok(parts.length > 0 && states.length > 0);
  assert.deepEqual(
    [
      ...parts.filter((name) => !namesOf('cssParts').has(name)),
      ...states.filter((name) => !namesOf('cssStates').has(name)),
    ],
    [],
  );
});

test('links between the guides lead somewhere', () => {
  const broken = guides.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)|(?:src|srcset)="([^"]+\.png)"/g)]
      .map(([, link, image]) => link ?? image ?? '')
      .filter((target) => !existsSync(join(dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  assert.deepEqual(broken, []);
});

/** What stands for the host's own modules in the examples. */
const hostModules = {
  'session.ts': `export declare function companyOf(request: unknown): string | null;
export declare function currentUser(): Promise<{ codatCompanyId: string } | null>;
`,
  'companies.ts': readFileSync('demo/server/merchant-companies.ts', 'utf8'),
  'merchants.ts': `import type { Merchant } from './companies.js';
export interface SignedIn { merchantId: string }
export declare const merchants: {
  get(id: string): Promise<Merchant>;
  update(id: string, changed: Partial<Merchant>): Promise<void>;
};
`,
  'globals.d.ts': `declare const auth: { accessToken(): Promise<string> };
declare const posthog: { capture(name: string, properties: object): void };
declare const analytics: { track(name: string, properties: object): void };
declare function gtag(command: 'event', name: string, parameters: object): void;
interface Window { desktopShell?: { openExternally(url: string): void } }
interface ParentNode { querySelector(there: 'codat-provider'): import('codat-elements').CodatProvider }
`,
};

test('the guides’ code compiles against the built package', async () => {
  const folder = '.cache/readme';
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, code] of Object.entries(hostModules)) writeFileSync(join(folder, name), code);
  let count = 0;
  for (const text of hostGuides) {
    for (const language of ['ts', 'tsx', 'vue', 'js']) {
      for (const code of blocks(text, language)) {
        const suffix = language === 'vue' ? '' : '\nexport {};\n';
        writeFileSync(join(folder, `example-${(count += 1)}.${language}`), code + suffix);
      }
    }
  }
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    allowJs: true,
    checkJs: true,
    jsx: 'react-jsx',
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    paths: { '@/lib/session': ['./session.ts'] },
  };
  const config = {
    compilerOptions,
    vueCompilerOptions: { strictTemplates: true },
    include: ['*'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compile = promisify(execFile)(process.execPath, [
    'node_modules/vue-tsc/bin/vue-tsc.js',
    ...['-p', folder, '--pretty', 'false'],
  ]);
  const complaints = await compile.then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { stdout: string }).stdout,
  );
  assert.ok(count > 10);
  assert.equal(complaints, '');
  rmSync(folder, { recursive: true });
});
