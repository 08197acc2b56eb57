/** Programs of Debian's that some tests need, installed where that takes no question. */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Test files run beside each other, and apt has one lock: who comes second waits. */
const lock = join(tmpdir(), 'codat-elements-apt.lock');

/** Installs the package as root on a system with apt; does nothing anywhere else. */
function install(packageName: string): void {
  if (process.getuid?.() !== 0) return;
  // A new machine knows of no packages yet; one that knows need not ask again.
  const install = `apt-get install --yes --no-install-recommends ${packageName}`;
  spawnSync('flock', [lock, 'sh', '-c', `${install} || { apt-get update && ${install}; }`], {
    // At this runlevel no service is started by being installed.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    timeout: 110_000,
  });
}

/** Whether the program can be run, after it was installed if need be. When not, it is said loudly. */
export function isToBeHad(program: string, versionOption: string, packageName = program): boolean {
  const isThere = (): boolean => spawnSync(program, [versionOption]).status === 0;
  if (!isThere()) install(packageName);
  if (isThere()) return true;
  console.error(`\n*** ${program} is not to be had: every test that needs it is SKIPPED. ***\n`);
  return false;
}
