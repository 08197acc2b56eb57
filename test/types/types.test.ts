import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function complaints(project: string): Promise<string> {
  const args = ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', project, '--pretty', 'false'];
  try {
    const { stdout } = await run(process.execPath, args);
    return stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

// The files of host/ say what hosts rely on, and with @ts-expect-error what must be refused.
for (const [resolution, project] of [
  ['bundler', 'tsconfig.json'],
  ['nodenext', 'tsconfig.nodenext.json'],
] as const) {
  test(`DOM, React, Vue and server code compile against the built package (${resolution})`, async () => {
    assert.equal(await complaints(`test/types/host/${project}`), '');
  });
}

for (const [what, folder] of [
  ['every element', 'define'],
  ['one element', 'component'],
] as const) {
  test(`the import that registers ${what} brings its types and those of its events`, async () => {
    assert.equal(await complaints(`test/types/${folder}`), '');
  });
}

test('a server compiles with Node’s types alone, and every declaration is checked', async () => {
  assert.equal(await complaints('test/types/server'), '');
});

test('no declaration is written in what TypeScript knows only since 5.7', () => {
  const declarations = readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => join('dist', file));
  assert.ok(declarations.length > 0);
  assert.deepEqual(
    declarations.filter((file) => /\b\w+Array<ArrayBuffer/.test(readFileSync(file, 'utf8'))),
    [],
  );
});
