/**
 * Finds a browser of an engine to test in, or gets one.
 *
 * In this order: `CHROME_PATH`, `FIREFOX_PATH` or `WEBKIT_DRIVER_PATH`; of Chromium an installed headless shell, which is
 * the same engine without a window and opens a page in a third of the time; in CI as root on a Debian-like system, its
 * package of the shell; an installed browser; one that was downloaded earlier; as root on a Debian-like system, its
 * packages; a download. Run as a command it prints the path: of Chromium, or of the engine that it is given.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { enginePrograms, inPath, isRoot } from './lib/browser-places.mjs';

/** Flags for a Chromium that only tests: no sandbox where there can be none, and no traffic of its own. */
export function browserFlags() {
  return [
    // Chromium's sandbox refuses to start as root.
    ...(isRoot() ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
  ];
}

function attempt(problems, what, command, args) {
  console.error(`Getting a browser: ${what}.`);
  try {
    // Installers talk on stdout; this command's own stdout is the path alone.
    execFileSync(command, args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch (error) {
    problems.push(`${what}: ${error.message}`);
  }
}

function installPackages({ names, packages, runs }, problems) {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return undefined;
  attempt(problems, 'refreshing the package lists', 'apt-get', ['update', '-q']);
  const args = ['install', '-qy', '--no-install-recommends', ...packages];
  attempt(problems, `installing the system's ${packages.join(' and ')}`, 'apt-get', args);
  return inPath(names).find(runs);
}

function downloadBrowser({ title, download, runs }, problems) {
  if (!download) return undefined;
  attempt(problems, `downloading ${title}`, process.execPath, download.args());
  const path = download.path();
  if (runs(path)) return path;
  problems.push(`${path} is missing or does not start`);
  return undefined;
}

/**
 * The path of a browser that starts; of WebKit, of its WebDriver server. `isWhole`: not a headless shell, which is without
 * what belongs to a browser's windows, such as its cache of pages to go back to.
 *
 * @param {'chromium' | 'firefox' | 'webkit'} [engine]
 * @param {{isWhole?: boolean}} [options]
 * @throws {Error} with the way out, when there is none and none can be installed
 * @returns {string}
 */
export function findBrowser(engine = 'chromium', { isWhole = false } = {}) {
  const program = enginePrograms[engine];
  const { title, variable, names, windowsNames, places, download, runs } = program;
  const shell = isWhole ? undefined : program.shell;
  const chosen = process.env[variable];
  const isUsable = !isWhole || !program.shell?.names.includes(basename(chosen ?? ''));
  if (chosen && isUsable) {
    if (runs(chosen)) return chosen;
    throw new Error(`${variable} is "${chosen}", which is missing or does not start.`);
  }
  const problems = [];
  const installedShell = shell && inPath(shell.names).find(runs);
  if (installedShell) return installedShell;
  const newShell = shell && process.env.CI && installPackages({ ...shell, runs }, problems);
  if (newShell) return newShell;
  const known = inPath(process.platform === 'win32' ? windowsNames : names);
  const installed = [...known, ...places, download?.path()].find((path) => path && runs(path));
  if (installed) return installed;
  const path =
    (shell && installPackages({ ...shell, runs }, problems)) ??
    installPackages(program, problems) ??
    downloadBrowser(program, problems);
  if (path) return path;
  throw new Error(
    [
      `The browser tests need ${title}, and none was found or could be installed.`,
      `Install one, or set ${variable} to the path of one, and run this again.`,
      ...problems.map((problem) => `- ${problem}`),
    ].join('\n'),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(findBrowser(process.argv[2]));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
