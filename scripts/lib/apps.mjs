/**
 * The apps of `test/apps`, each with a package.json and a lockfile of its own, so that their frameworks are no
 * part of this repository's own install. They run in copies under `.cache/apps`.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runProgram } from './run.mjs';

const sources = 'test/apps';
const copies = '.cache/apps';

const lockIn = (folder) => join(folder, 'package-lock.json');

/** Those that need an install. One without a lockfile takes what this repository has itself. */
export const appNames = readdirSync(sources).filter((name) =>
  existsSync(lockIn(join(sources, name))),
);

/** The folder in which an app is tested. */
export const appFolder = (name) => resolve(copies, name);

const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/**
 * Installs what a folder's lockfile names into another folder, unless it is there already.
 *
 * @throws Error when npm fails
 */
export async function installLocked(source, folder) {
  const installedLock = join(folder, 'node_modules', '.installed-lock.json');
  const lock = lockIn(source);
  if (!existsSync(lock)) mkdirSync(folder, { recursive: true });
  if (textOf(installedLock) === textOf(lock)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(source, file), join(folder, file));
  }
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const code = await runProgram('npm', ['ci', ...options], { cwd: folder });
  if (code !== 0) throw new Error(`npm ci of ${source} failed (exit code ${code})`);
  copyFileSync(lock, installedLock);
}

/**
 * Installs an app's dependencies, unless those of its lockfile are there already.
 *
 * @throws Error when npm fails
 */
export const installApp = (name) => installLocked(join(sources, name), appFolder(name));
