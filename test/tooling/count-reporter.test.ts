import assert from 'node:assert/strict';
import test from 'node:test';
import countReporter from '../../scripts/lib/count-reporter.mjs';

async function countOf(events: object[]): Promise<unknown> {
  const source = (async function* () {
    yield* events;
  })();
  const parts: string[] = [];
  for await (const part of countReporter(source)) parts.push(part);
  return JSON.parse(parts.join(''));
}

const outcome = (type: string, data: object) => ({
  type,
  data: { nesting: 0, name: 'it', ...data },
});

test('counts tests that passed and failed, nested ones too', async () => {
  const count = await countOf([
    outcome('test:pass', {}),
    outcome('test:pass', { nesting: 1 }),
    outcome('test:fail', {}),
    outcome('test:diagnostic', { message: 'pass 7' }),
  ]);
  assert.deepEqual(count, { passed: 2, failed: 1, failures: ['it: failed'] });
});

test('counts neither suites nor what was skipped', async () => {
  const count = await countOf([
    outcome('test:pass', { details: { type: 'suite' } }),
    outcome('test:fail', { details: { type: 'suite' } }),
    outcome('test:pass', { skip: true }),
    outcome('test:fail', { todo: 'later' }),
  ]);
  assert.deepEqual(count, { passed: 0, failed: 0, failures: [] });
});

test('counts a file that crashes as a failure and one without tests as nothing', async () => {
  const count = await countOf([
    outcome('test:pass', { name: '/somewhere/empty.test.ts' }),
    outcome('test:fail', { name: '/somewhere/broken.test.ts' }),
  ]);
  assert.deepEqual(count, {
    passed: 0,
    failed: 1,
    failures: ['/somewhere/broken.test.ts: failed'],
  });
});

test('the count reporter prints a failure’s message', async () => {
  const error = { message: 'test failed', cause: { message: '1 is not 2' } };
  const count = await countOf([outcome('test:fail', { details: { error } })]);
  assert.deepEqual(count, { passed: 0, failed: 1, failures: ['it: 1 is not 2'] });
});
