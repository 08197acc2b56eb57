import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
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
