import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type * as Axe from 'axe-core';
import { consent } from '../demo/consent-detail.js';
import { Underwriter, Visitor } from '../demo/support.js';
import { qualityFindings } from '../support/page-quality.js';
import { signIn } from './support/visitor.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

interface DemoPage {
  name: string;
  path: string;
  heading: string;
  /** Whether the visitor has an application open. */
  signedIn?: boolean;
  /** Something to do before the page is looked at. */
  prepare?: (page: Page) => Promise<void>;
  /** Whether the page is of an application that has everything an underwriter may see. */
  underwriter?: boolean;
  /** How far things may move while it loads. Default 0.02. */
  maxLayoutShift?: number;
  /** Whether the visitor was sent the link of another visitor's application. */
  invited?: boolean;
}

const redirect = (outcome: string) =>
  `/connected?connectionId=0f0e0d0c-0b0a-4908-8706-050403020100&${outcome}&platform=gbol`;

const pages: readonly DemoPage[] = [
  {
    name: 'the start page',
    path: '/',
    heading: 'Business finance from the books you already keep',
  },
  { name: 'the application form', path: '/apply', heading: 'Tell us about your business' },
  {
    name: 'the application form with mistakes',
    path: '/apply',
    heading: 'Tell us about your business',
    prepare: async (page) => {
      await page.getByLabel('Business name').fill('Harbour Coffee Ltd');
      await page.getByLabel('How much').fill('lots');
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  { name: 'the connect page', path: '/connect', heading: 'Connect your software', signedIn: true },
  { name: 'the journey', path: '/journey', heading: 'Harbour Coffee Ltd', signedIn: true },
  {
    name: 'an invite',
    path: '',
    heading: 'Connect software for Harbour Coffee Ltd',
    invited: true,
  },
  {
    name: 'an invite to somebody with an application of their own',
    path: '',
    heading: 'Connect software for Harbour Coffee Ltd',
    signedIn: true,
    invited: true,
    prepare: (page) => expect(page.getByRole('note')).toBeVisible(),
  },
  {
    name: 'the journey of an invite',
    path: '',
    heading: 'Harbour Coffee Ltd',
    invited: true,
    prepare: (page) => page.getByRole('button', { name: /^Continue for/ }).click(),
  },
  {
    name: 'an invite that has ended',
    path: '/invite/of.no.use',
    heading: 'This link has expired',
  },
  { name: 'the policy', path: '/privacy', heading: 'How we use your data', signedIn: true },
  {
    name: 'the redirect page',
    path: redirect('statusCode=403&errorMessage=User%20cancelled'),
    heading: 'Back at Saltmarsh',
    signedIn: true,
  },
  {
    name: 'the underwriter’s list',
    path: '/underwriter',
    heading: 'Applications',
    signedIn: true,
    prepare: followsLive,
  },
  {
    name: 'the underwriter’s application',
    path: '',
    heading: 'Wharf Bakery',
    underwriter: true,
    prepare: async (page) => {
      await followsLive(page);
      await page.getByText('What stood on the screen').click();
    },
  },
  { name: 'the dashboard', path: '/dashboard', heading: 'Harbour Coffee Ltd', signedIn: true },
  { name: 'the page with one script tag', path: '/plain', heading: 'One script tag' },
  { name: 'the React host', path: '/react/', heading: 'React host' },
  { name: 'the Vue host', path: '/vue/', heading: 'Vue host' },
  {
    name: 'the playground',
    path: '/playground/',
    heading: 'codat-elements Playground',
    // Its controls, which its own script draws, are around the element.
    maxLayoutShift: 0.1,
  },
  { name: 'the page for a wrong address', path: '/nowhere', heading: 'We couldn’t find this page' },
];

/** Codat's mark comes from Codat's own site, which a test must not depend on. */
const mark = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="24"/>';

/** Each theme at one width: an audit of a page with every integration takes seconds. */
const looks = [
  { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
] as const;

for (const look of looks) {
  const { width } = look.viewport;

  test.describe(`in ${look.colorScheme}, ${width} px wide`, () => {
    test.use(look);

    for (const demo of pages) {
      test(`${demo.name} is accessible, free of errors and fits its width`, async ({
        page,
        baseURL,
      }) => {
        const origin = new URL(baseURL ?? '').origin;
        const complaints = collectComplaints(page);
        await page.route('https://static.codat.io/**', (route) =>
          route.fulfill({ contentType: 'image/svg+xml', body: mark }),
        );
        await page.addInitScript({ content: axeSource });
        const path = demo.invited
          ? await invitePath(origin)
          : demo.underwriter
            ? await applicationPath(origin)
            : demo.path;
        const businessName = demo.invited ? 'Quayside Books' : 'Harbour Coffee Ltd';
        if (demo.signedIn) await signIn(page, businessName);

        await page.goto(path);
        await demo.prepare?.(page);
        await expect(page.getByRole('heading', { level: 1, name: demo.heading })).toBeVisible();
        await settled(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        expect(await qualityFindings(page, demo.maxLayoutShift ?? 0.02)).toEqual([]);
        expect(await violations(page)).toEqual([]);
        expect(complaints).toEqual([]);
      });
    }
  });
}

/** What the browser complains of: scripts' errors, refusals by the page's policy, failed requests. */
function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The responses to a wrong address, an invite that has ended and a form with mistakes: 404, 410 and 422.
    const meant =
      /status of (404|410|422)/.test(message.text()) && message.location().url === page.url();
    if (['error', 'warning'].includes(message.type()) && !meant) complaints.push(message.text());
  });
  return complaints;
}

/** The link that another visitor, of Harbour Coffee, hands on. */
async function invitePath(origin: string): Promise<string> {
  const applicant = new Visitor(origin);
  await applicant.apply('Harbour Coffee Ltd');
  return (await applicant.invitePath()) ?? '';
}

/** The underwriter's page of an application with connections, an invite and a permission. */
async function applicationPath(origin: string): Promise<string> {
  const applicant = new Visitor(origin);
  await applicant.apply('Wharf Bakery');
  await applicant.invite();
  await applicant.keep('/journey/consents', consent);
  await applicant.connect('gbol');
  const underwriter = new Underwriter(origin);
  const path = `/underwriter/${await underwriter.referenceOf('Wharf Bakery')}`;
  await underwriter.readUntil(/Connected: Xero/, path);
  return path;
}

async function followsLive(page: Page): Promise<void> {
  await expect(page.getByRole('status')).toHaveText(/Live|Updated/);
}

/** Every element on the page is registered and has what it shows. */
async function settled(page: Page): Promise<void> {
  // A form's response is a new page, whose styles may still be on their way.
  await page.waitForLoadState();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('*')]
      .filter(({ localName }) => localName.includes('codat'))
      .every((element) => element.matches(':defined') && !element.matches(':state(loading)')),
  );
}

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    // Off by default: targets that are small and close to each other.
    const results = await axe.run({ rules: { 'target-size': { enabled: true } } });
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.flat().join(' ')} (${node.failureSummary ?? ''})`),
    );
  });
}
