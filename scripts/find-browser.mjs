/**
 * Finds a Chrome or Chromium to test in, or gets one.
 *
 * In this order: `CHROME_PATH`; an installed headless shell, which is the same engine without a window
 * and opens a page in a third of the time; in CI as root on a Debian-like system, its package of the
 * shell; an installed browser; one that Playwright downloaded earlier; as root on a Debian-like system,
 * its packages; Playwright's own download. Run as a command it prints the path.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const shellCommands = ['chromium-headless-shell', 'chrome-headless-shell'];

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

const isRoot = () => process.getuid?.() === 0;

/** Flags for a browser that only tests: no sandbox where there can be none, and no traffic of its own. */
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

function fromPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

function usualPlaces() {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ];
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .map((name) => process.env[name])
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]);
    default:
      return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
  }
}

function runs(path) {
  if (!existsSync(path)) return false;
  // On Windows `--version` opens a window instead of printing.
  if (process.platform === 'win32') return true;
  try {
    // Ubuntu's chromium-browser may be a script that only says "install the snap".
    execFileSync(path, ['--version'], { stdio: 'pipe', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
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

function installPackage(problems, name) {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return undefined;
  attempt(problems, 'refreshing the package lists', 'apt-get', ['update', '-q']);
  const packages = ['install', '-qy', '--no-install-recommends', name, 'fonts-liberation'];
  attempt(problems, `installing the system's ${name} package`, 'apt-get', packages);
  return fromPath([name]).find(runs);
}

function installWithPlaywright(problems) {
  const cli = join(
    createRequire(import.meta.url).resolve('@playwright/test/package.json'),
    '../cli.js',
  );
  // Its system libraries need root; without it the download alone is tried.
  const dependencies = process.platform === 'linux' && isRoot() ? ['--with-deps'] : [];
  const args = [cli, 'install', ...dependencies, 'chromium'];
  attempt(problems, "downloading Playwright's Chromium", process.execPath, args);
  const path = chromium.executablePath();
  if (runs(path)) return path;
  problems.push(`${path} is missing or does not start`);
  return undefined;
}

/**
 * The path of a browser that starts.
 *
 * @throws {Error} with the way out, when there is none and none can be installed
 * @returns {string}
 */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (runs(chosen)) return chosen;
    throw new Error(`CHROME_PATH is "${chosen}", which is missing or does not start.`);
  }
  const problems = [];
  const shell = fromPath(shellCommands).find(runs);
  if (shell) return shell;
  if (process.env.CI) {
    const installedShell = installPackage(problems, 'chromium-headless-shell');
    if (installedShell) return installedShell;
  }
  const names = process.platform === 'win32' ? ['chrome.exe', 'msedge.exe'] : commands;
  const installed = [...fromPath(names), ...usualPlaces(), chromium.executablePath()].find(runs);
  if (installed) return installed;
  const path =
    installPackage(problems, 'chromium-headless-shell') ??
    installPackage(problems, 'chromium') ??
    installWithPlaywright(problems);
  if (path) return path;
  throw new Error(
    [
      'The browser tests need Chrome or Chromium, and none was found or could be installed.',
      'Install one, or set CHROME_PATH to the path of one, and run this again.',
      ...problems.map((problem) => `- ${problem}`),
    ].join('\n'),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(findBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
