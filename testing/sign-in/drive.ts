import { misuse } from '../misuse.js';
import type { PageState } from './read-page.js';
import type { SignInPage } from './sign-in-page.js';

/** How to sign in. */
export interface SignInOptions {
  /**
   * What is filled in or chosen otherwise than the pages suggest, by the name of the field, such as
   * `{organisation: 'Demo Company (UK)'}`.
   */
  readonly fields?: Readonly<Record<string, string>>;
  /** How long to wait for a page, in milliseconds. Default 10 000. */
  readonly timeoutMs?: number;
}

/** How a visit to the sign-in pages ended. */
export interface SignInResult {
  /** Where the window was sent; undefined if it is closed, or on another origin than the test's page. */
  readonly url: string | undefined;
}

/** What can be made to go wrong at the provider's, as the sandbox's sign-in pages offer it. */
export type SignInFailure =
  'denied' | 'role' | 'expired' | 'unavailable' | 'unsupported' | 'unchanged';

type Step = PageState & { kind: 'step' };

const TIMEOUT_MS = 10_000;
const POLL_MS = 25;

/** Waits until the window shows something else than a page that is going away. */
async function waitFor(
  page: SignInPage,
  isThere: (state: PageState) => boolean,
  timeoutMs: number,
): Promise<PageState> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const state = await page.look();
    if (isThere(state) || Date.now() > end) return state;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** The step that the window shows, once it does. */
async function firstStep(page: SignInPage, name: string, timeoutMs: number): Promise<Step> {
  const isThere = ({ kind }: PageState) => kind !== 'loading' && kind !== 'elsewhere';
  const state = await waitFor(page, isThere, timeoutMs);
  switch (state.kind) {
    case 'step':
      return state;
    case 'closed':
      throw misuse(`${name}() needs a window that is open, and this one is closed.`);
    case 'outcome':
      throw misuse(`${name}() came too late: this sign-in has ended with "${state.heading}".`);
    case 'company':
      throw misuse(
        `${name}() needs a sign-in page, and this window shows the page on which software is chosen. Choose some first.`,
      );
    case 'message':
      throw misuse(`${name}() needs a sign-in page, and this one says "${state.heading}".`);
    case 'loading':
    case 'elsewhere':
      throw misuse(
        `${name}() needs a window that shows the sandbox's sign-in page, and after ${timeoutMs} ms this one shows ${page.url() ?? 'a page that cannot be read'}. Does the page under test connect through the sandbox?`,
      );
  }
}

/** What the window shows after a button of this step was pressed. */
async function after(page: SignInPage, step: Step, timeoutMs: number): Promise<PageState> {
  const isThere = (state: PageState) =>
    state.kind !== 'loading' &&
    !(state.kind === 'step' && state.step === step.step && state.problem === step.problem);
  const state = await waitFor(page, isThere, timeoutMs);
  if (isThere(state)) return state;
  throw misuse(`The sign-in page "${step.heading}" led nowhere within ${timeoutMs} ms.`);
}

async function fill(page: SignInPage, step: Step, given: Readonly<Record<string, string>>) {
  for (const field of step.fields) {
    const value = given[field.name];
    if (value === undefined) {
      if (field.type === 'checkbox') await page.fill(field, field.choices[0] ?? '');
    } else if (field.type === 'text' || field.choices.includes(value)) {
      await page.fill(field, value);
    } else {
      const choices = field.choices.map((choice) => `"${choice}"`).join(', ');
      throw misuse(
        `"${value}" is no choice of "${field.name}" on the page "${step.heading}". Its choices: ${choices}.`,
      );
    }
  }
}

/** The person signs in, step by step, until the window is sent away. */
export async function signInOn(
  page: SignInPage,
  { fields = {}, timeoutMs = TIMEOUT_MS }: SignInOptions = {},
): Promise<SignInResult> {
  const seen = new Set<string>();
  let state: PageState = await firstStep(page, 'signIn', timeoutMs);
  while (state.kind === 'step') {
    const step = state;
    for (const { name } of step.fields) seen.add(name);
    await fill(page, step, fields);
    await page.press('next');
    state = await after(page, step, timeoutMs);
    if (state.kind === 'step' && state.problem !== undefined) {
      throw misuse(`The sign-in page "${state.heading}" says "${state.problem}"`);
    }
  }
  const unknown = Object.keys(fields).find((name) => !seen.has(name));
  if (unknown !== undefined) {
    throw misuse(
      `No page of this sign-in had a field "${unknown}". They had: ${[...seen].join(', ') || 'none'}.`,
    );
  }
  await page.comeBack();
  return { url: page.url() };
}

/** The person leaves by the page's "Cancel". */
export async function cancelOn(
  page: SignInPage,
  { timeoutMs = TIMEOUT_MS }: Pick<SignInOptions, 'timeoutMs'> = {},
): Promise<SignInResult> {
  const step = await firstStep(page, 'cancel', timeoutMs);
  await page.press('cancel');
  await after(page, step, timeoutMs);
  await page.comeBack();
  return { url: page.url() };
}

/** The provider refuses. */
export async function failOn(
  page: SignInPage,
  reason: SignInFailure = 'denied',
  { timeoutMs = TIMEOUT_MS }: Pick<SignInOptions, 'timeoutMs'> = {},
): Promise<SignInResult> {
  const step = await firstStep(page, 'fail', timeoutMs);
  if (!step.failures.includes(reason)) {
    throw misuse(
      `"${reason}" is no reason to fail. The sandbox's reasons: ${step.failures.join(', ')}.`,
    );
  }
  await page.fail(reason);
  await after(page, step, timeoutMs);
  await page.comeBack();
  return { url: page.url() };
}
