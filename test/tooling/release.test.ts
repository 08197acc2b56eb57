/** What a release is held to. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { addressesOf, distTagOf, obstaclesTo } from '../../scripts/release.mjs';

const complete = {
  version: '1.0.0-rc.1',
  ...addressesOf('https://git.example/us/codat-elements'),
};
const provenance = { npm_config_provenance: 'true' };

test('a package with its addresses, its version and provenance may be published', () => {
  assert.deepEqual(obstaclesTo(complete, provenance), []);
});

for (const [change, said] of [
  [{ repository: undefined }, /no "repository"/],
  [{ repository: { type: 'git', url: 'somewhere' } }, /no "repository"/],
  [{ homepage: '' }, /no "homepage"/],
  [{ bugs: {} }, /no "bugs"/],
  [{ version: '0.0.0' }, /no version to publish/],
  [{ version: 'latest' }, /no version to publish/],
] as const) {
  test(`a package with ${JSON.stringify(change)} is not published`, () => {
    const obstacles = obstaclesTo({ ...complete, ...change }, provenance);

    assert.equal(obstacles.length, 1);
    assert.match(obstacles[0] ?? '', said);
  });
}

test('a package is not published without provenance', () => {
  assert.match(obstaclesTo(complete, {}).join(), /without provenance/);
  assert.match(obstaclesTo(complete, { npm_config_provenance: '' }).join(), /without provenance/);
});

test('npm asks before it publishes', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  assert.match(scripts['prepublishOnly'] ?? '', /scripts\/release\.mjs/);
});

test('a release candidate is offered as one', () => {
  assert.equal(distTagOf('1.0.0-rc.1'), 'rc');
  assert.equal(distTagOf('1.2.3'), 'latest');
});

test('the release fills in where the package lives, and holds the tag to the version', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  t.after(() => rmSync(folder, { recursive: true }));
  copyFileSync('package.json', join(folder, 'package.json'));
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, version: '1.0.0-rc.1' }));
  const script = resolve('scripts/release.mjs');
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [script, ...args], { cwd: folder, stdio: 'pipe' });

  run('--fill-in', 'https://git.example/us/elements', '--tag', 'v1.0.0-rc.1');

  const filled = JSON.parse(readFileSync(file, 'utf8')) as typeof complete;
  assert.deepEqual(obstaclesTo(filled, provenance), []);
  assert.throws(() => run('--tag', 'v1.0.0'), /The tag is v1.0.0/);
});
