import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** Ways to turn a string into markup. Everything the elements show goes through a Lit template. */
const markupSinks = ['innerHTML', 'outerHTML', 'srcdoc'].map((name) => ({
  selector: `AssignmentExpression[left.property.name='${name}']`,
  message: `${name} turns text into markup: render a template instead.`,
}));
const markupCalls = ['insertAdjacentHTML', 'setHTMLUnsafe', 'write', 'writeln'].map((name) => ({
  selector: name.startsWith('write')
    ? `CallExpression[callee.object.name='document'][callee.property.name='${name}']`
    : `CallExpression[callee.property.name='${name}']`,
  message: `${name} turns text into markup: render a template instead.`,
}));

/** Text is compared and written the same way on every machine: a call without a locale takes the machine's. */
const ownLocale = 'Name the locale: without one the result depends on the machine.';
const machineLocales = [
  "CallExpression[callee.property.name='localeCompare'][arguments.length<2]",
  "CallExpression[callee.property.name='localeCompare'][arguments.1.name=/^undefined$/]",
  'CallExpression[callee.property.name=/^toLocale/][arguments.length=0]',
  'CallExpression[callee.property.name=/^toLocale/][arguments.0.name=/^undefined$/]',
  ":matches(NewExpression, CallExpression)[callee.object.name='Intl'][arguments.length=0]",
  ":matches(NewExpression, CallExpression)[callee.object.name='Intl'][arguments.0.name=/^undefined$/]",
].map((selector) => ({ selector, message: ownLocale }));

/**
 * An element that was moved into a frame or another window meets nodes, events and files of that window's classes, of which
 * none is an instance of this one's.
 */
const foreignClasses = {
  selector:
    "BinaryExpression[operator='instanceof'][right.name=/^(Node|Element|Text|ShadowRoot|Document|DocumentFragment|Window|File|FileList|Blob|DataTransfer|(HTML|SVG)\\w*Element|\\w*Event)$/][right.name!=/^Codat/]",
  message: 'Ask for what it has or is called: another window has classes of its own.',
};
const ownSyntax = [...markupSinks, ...markupCalls, ...machineLocales];

export default defineConfig(
  globalIgnores([
    '**/dist/',
    'dist-docs/',
    '.cache/',
    'coverage/',
    'test-results/',
    'playwright-report/',
    // Compiled against the built package by a test of its own.
    'test/types/host/',
    'test/apps/{angular,next,preact,react-18,solid,svelte,sveltekit,vue}/',
    // Of projects and runtimes with types of their own.
    'examples/proxies/{bun,deno,next,sveltekit}/',
    'examples/start/{next,react,vue}/',
  ]),
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...ownSyntax],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'lit/directives/unsafe-html.js', message: 'Render a template instead.' },
            { name: 'lit/directives/unsafe-svg.js', message: 'Render a template instead.' },
          ],
        },
      ],
    },
  },
  {
    // What scripts of the page may have changed before ours run.
    files: ['src/**/*.ts'],
    ignores: ['src/api/fields.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Array', property: 'from', message: 'MooTools replaces it: spread instead.' },
        ...['object', 'looseObject', 'strictObject'].map((property) => ({
          object: 'v',
          property,
          message: 'Take it from src/api/fields.ts, which knows no inherited fields.',
        })),
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'console',
          'process',
          'performance',
          'Buffer',
          'URL',
          'URLSearchParams',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'AbortController',
          'AbortSignal',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // What runs in the host's page or worker, and its test runner's globals.
    files: ['examples/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['document', 'describe', 'it', 'afterEach', 'Response'].map((name) => [name, 'readonly']),
      ),
    },
    // Markup that is written in the test is nobody's data.
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['demo/assets/*.js', 'website/.vitepress/theme/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['document', 'location', 'EventSource', 'XMLHttpRequest'].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Values in messages are numbers and booleans often enough, and both read well.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // A Lit property is declared as a field, and an async method may need no await to keep its promise.
      '@typescript-eslint/require-await': 'off',
      // An empty text falls back as a missing one does.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      // By code points, which is what spreading a text is for.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      // noPropertyAccessFromIndexSignature asks for the brackets that this rule would take away.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [
      lit.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    settings: { wc: { elementBaseClasses: ['LitElement', 'CodatElement'] } },
    rules: {
      'no-restricted-syntax': ['error', ...ownSyntax, foreignClasses],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      // Lit calls listeners with their element as `this`, so methods go into templates as they are.
      '@typescript-eslint/unbound-method': 'off',
      // TypeScript knows whether the base class has the method.
      'wc/guard-super-call': 'off',
      // A question's least harmful answer has the focus when its dialog opens.
      'lit-a11y/no-autofocus': 'off',
      // Safari takes the role of a list away with its bullets, and gives it back when it is written out.
      'lit-a11y/no-redundant-role': 'off',
      'lit/no-native-attributes': 'error',
      'lit/no-template-bind': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/prefer-nothing': 'error',
      'lit/prefer-static-styles': 'error',
    },
  },
  {
    // Base classes: the browser constructs none of them.
    files: ['src/components/base/*.ts'],
    rules: { 'wc/no-constructor-params': 'off' },
  },
  {
    // What is data rather than code may be as long as it is.
    files: ['{src,server,sandbox,testing,proxy-check,cli}/**/*.ts'],
    ignores: ['src/locales/**', 'src/react/**', 'sandbox/catalog/**'],
    rules: { 'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }] },
  },
  {
    // French has no-break spaces before its marks.
    files: ['src/locales/*.ts'],
    rules: { 'no-irregular-whitespace': ['error', { skipTemplates: true }] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test's own functions return promises that its runner awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
            // open-wc's snapshots give chai's equal() the type of a promise, which it is not.
            { from: 'package', name: 'Equal', package: '@open-wc/semantic-dom-diff' },
          ],
        },
      ],
      // chai's assertions are properties, and what a test was made for is known to be there.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
