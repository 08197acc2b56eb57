/**
 * Where each engine's program is on a machine, and how to get it where it is missing. WebKit's is its WebDriver server:
 * WebKitGTK's small browser cannot be driven otherwise.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { Browser, computeExecutablePath } from '@puppeteer/browsers';
import { puppeteerCore } from '@web/test-runner-chrome';

export const isRoot = () => process.getuid?.() === 0;

const require = createRequire(import.meta.url);

/** Where Firefox is downloaded to, in the version that Puppeteer is tested with. */
const firefoxDownload = {
  browser: Browser.FIREFOX,
  buildId: puppeteerCore.PUPPETEER_REVISIONS.firefox,
  cacheDir: resolve('.cache/browsers'),
};

const windowsFolders = () =>
  ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined);

/** The same program in its usual places on macOS, Windows and everywhere else. */
function usualPlaces({ darwin = [], win32 = [], others = [] }) {
  if (process.platform === 'darwin') return darwin.map((path) => join('/Applications', path));
  if (process.platform !== 'win32') return others;
  return windowsFolders().flatMap((folder) => win32.map((path) => join(folder, ...path)));
}

/** A program of this name in a folder of `PATH`. */
export function inPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

function starts(path, argument) {
  if (!path || !existsSync(path)) return false;
  // On Windows `--version` opens a window instead of printing.
  if (process.platform === 'win32') return true;
  try {
    // Ubuntu's chromium-browser may be a script that only says "install the snap".
    execFileSync(path, [argument], { stdio: 'pipe', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/** WebKitGTK's small browser, which Debian keeps beside the library. */
export function findMiniBrowser() {
  const places = ['/usr/lib', '/usr/libexec', '/usr/lib64', ...multiarchFolders()];
  const folders = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'];
  return places
    .flatMap((place) => folders.map((folder) => join(place, folder, 'MiniBrowser')))
    .find((path) => existsSync(path));
}

function multiarchFolders() {
  if (!existsSync('/usr/lib')) return [];
  const triplets = readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'));
  return triplets.map((name) => join('/usr/lib', name));
}

export const findDisplayServer = () => inPath(['Xvfb']).find((path) => existsSync(path));

/** Arguments of Node that download a browser, with Playwright's installer or Puppeteer's. */
const downloads = {
  chromium: () => {
    const cli = join(require.resolve('@playwright/test/package.json'), '../cli.js');
    // Its system libraries need root; without it the download alone is tried.
    const dependencies = process.platform === 'linux' && isRoot() ? ['--with-deps'] : [];
    return [cli, 'install', ...dependencies, 'chromium'];
  },
  // Playwright's Firefox is one of its own that only Playwright can drive.
  firefox: () => [
    join(require.resolve('@puppeteer/browsers'), '../main-cli.js'),
    'install',
    `firefox@${firefoxDownload.buildId}`,
    '--path',
    firefoxDownload.cacheDir,
  ],
};

/** What is known of each engine's program. */
export const enginePrograms = {
  chromium: {
    name: 'Chromium',
    title: 'Chrome or Chromium',
    variable: 'CHROME_PATH',
    names: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'chrome',
      'microsoft-edge',
    ],
    windowsNames: ['chrome.exe', 'msedge.exe'],
    places: usualPlaces({
      darwin: [
        'Google Chrome.app/Contents/MacOS/Google Chrome',
        'Chromium.app/Contents/MacOS/Chromium',
        'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ],
      win32: [
        ['Google', 'Chrome', 'Application', 'chrome.exe'],
        ['Chromium', 'Application', 'chrome.exe'],
        ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ],
      others: ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
    }),
    packages: ['chromium', 'fonts-liberation'],
    shell: {
      names: ['chromium-headless-shell', 'chrome-headless-shell'],
      packages: ['chromium-headless-shell', 'fonts-liberation'],
    },
    runs: (path) => starts(path, '--version'),
    download: { args: downloads.chromium, path: () => chromium.executablePath() },
  },
  firefox: {
    name: 'Firefox',
    title: 'Firefox',
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    windowsNames: ['firefox.exe'],
    places: usualPlaces({
      darwin: ['Firefox.app/Contents/MacOS/firefox'],
      win32: [['Mozilla Firefox', 'firefox.exe']],
      others: ['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox'],
    }),
    packages: ['firefox-esr'],
    runs: (path) => starts(path, '--version'),
    download: { args: downloads.firefox, path: () => computeExecutablePath(firefoxDownload) },
  },
  webkit: {
    name: 'WebKit',
    title: 'WebKitWebDriver with its MiniBrowser and Xvfb',
    variable: 'WEBKIT_DRIVER_PATH',
    names: ['WebKitWebDriver'],
    windowsNames: [],
    places: [],
    packages: ['webkit2gtk-driver', 'xvfb'],
    runs: (path) =>
      Boolean(findMiniBrowser()) && Boolean(findDisplayServer()) && starts(path, '--help'),
    // WebKit is in the systems' own packages only: Playwright's build has no WebDriver server.
    download: undefined,
  },
};
