/**
 * Holds an element to what it owes a person when a call goes wrong, for every way in which it can: the person
 * reads what happened and what to do, a screen reader announces it, and they can continue without reloading; no other element is affected, and
 * the company has what it should have.
 *
 * A moment is one call of one element. To add an element, give its moments (see `test/components/faults`).
 */
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { createCodatClient, type CodatClient } from '../../src/api/client.js';
import type { CodatErrorEvent, ErrorDetail } from '../../src/events/index.js';
import { breakCodat, createWorld, mendCodat, type BrowserWorld } from './browser-world.js';
import { needs } from './engines.js';
import { faultKinds, offline, type FaultKind } from './faults.js';
import { readText, type ElementHarness } from './harness/element-harness.js';
import { goOffline, goOnline } from './offline.js';
import { atTheEnd, collectErrors, collectUncaught, collectWarnings, until } from './page.js';
import type { WorldOptions } from './sandbox-middleware.js';

export type RefreshableElement = LitElement & { refresh(): Promise<void> };

/** An element on the page, at the moment before the call. */
export interface Scene {
  harness: ElementHarness<RefreshableElement>;
  /** What the person does that makes the call. */
  act?(): unknown;
  /** What the person does about it once all is well again. */
  retry(): unknown;
  /** Whether all is as if nothing had gone wrong. */
  isWell(): boolean;
}

/** One call of one element. */
export interface Moment {
  name: string;
  company?: WorldOptions;
  /** The call, as the sandbox's faults name it. */
  method: string;
  path: string;
  /** Whether it is made as soon as the element is there. */
  isAtOnce?: boolean;
  /** Whether it changes something, so that it matters whether it was carried out. */
  isChange?: boolean;
  /** What the person reads over the reason; without it the fault is none of the person's business. */
  title?: string | undefined;
  /** The operation in `codat-error`. */
  operation?: ErrorDetail['operation'];
  /** The connections that the company has in the end. */
  connections: number;
  /** Ways of going wrong that mean something else here, by name, with what the person reads instead. */
  otherwise?: Readonly<Record<string, string>>;
  /** Ways of going wrong that are none here, by name, with the reason. */
  exceptions?: Readonly<Record<string, string>>;
  /** The same, of those where the call is carried out. */
  carriedOutExceptions?: Readonly<Record<string, string>>;
  play(cell: Cell): Promise<Scene>;
}

/** One combination under way. */
export interface Cell {
  world: BrowserWorld;
  client: CodatClient;
}

/** Patient: many combinations share the page, the server and the machine. */
const patience = 30_000;
/** How often a fault hits: until it is mended. */
const manyTimes = 1000;
/** How many combinations are under way at once. */
const atOnce = 8;

/** What is said to the person in words and announced: alerts, and the status. */
function announced({ root }: ElementHarness<RefreshableElement>): string {
  return [...root.querySelectorAll('[role=alert], [role=status]')].map(readText).join(' ');
}

const seen = ({ root }: ElementHarness<RefreshableElement>): string =>
  [...root.querySelectorAll('[role=alert], [part~=attempt]')].map(readText).join(' ');

/** Whether the call went wrong at all. */
async function isMet(world: BrowserWorld): Promise<boolean> {
  const response = await world.codat('/_sandbox/faults');
  const [fault] = (await response.json()) as { left: number }[];
  return fault !== undefined && fault.left < manyTimes;
}

async function connectionsOf(world: BrowserWorld): Promise<number> {
  const response = await world.codat('/_sandbox/companies');
  const [company] = (await response.json()) as { connections: unknown[] }[];
  return company?.connections.length ?? 0;
}

interface Trial {
  moment: Moment;
  kind: FaultKind;
  /** Whether the call is carried out and only its response is lost. */
  isCarriedOut: boolean;
}

const nameOf = ({ moment, kind, isCarriedOut }: Trial) =>
  `${moment.name}, ${kind.name}${isCarriedOut ? ', carried out' : ''}`;

/** The combinations of a moment. */
function trialsOf(moment: Moment, kinds = faultKinds): Trial[] {
  const { exceptions = {}, carriedOutExceptions = {} } = moment;
  const refused = kinds
    .filter(({ name }) => !(name in exceptions))
    // Such a response is withheld after the call was carried out.
    .filter(({ isFar }) => !(isFar && moment.isChange))
    .map((kind) => ({ moment, kind, isCarriedOut: false }));
  const carriedOut = (moment.isChange ? kinds : [])
    .filter(({ name, isUnclear }) => isUnclear && !(name in carriedOutExceptions))
    .map((kind) => ({ moment, kind, isCarriedOut: true }));
  return [...refused, ...carriedOut];
}

/** Plays one combination. Throws with what does not hold. */
async function hold(trial: Trial): Promise<void> {
  const { moment, kind, isCarriedOut } = trial;
  const world = await createWorld(moment.company);
  const settings = {
    // What another origin may not read is read under this machine's other name.
    proxyUrl: kind.isFar ? world.plainUrl.replace('//localhost:', '//127.0.0.1:') : world.plainUrl,
    retryDelay: 1,
    timeout: 15_000,
  };
  const cell = { world, client: createCodatClient(settings) };
  const goWrong = async () => {
    settings.timeout = kind.timeout ?? settings.timeout;
    if (!kind.fault) return goOffline();
    const { method, path } = moment;
    const after = isCarriedOut ? 'after' : 'before';
    return breakCodat(world, { method, path, after, times: manyTimes, ...kind.fault() });
  };
  const goWell = async () => {
    settings.timeout = 15_000;
    await (kind.fault ? mendCodat(world) : goOnline());
  };

  const errors = collectShownErrors();
  if (moment.isAtOnce) await goWrong();
  const scene = await moment.play(cell);
  if (!moment.isAtOnce) await goWrong();
  await scene.act?.();

  const { harness } = scene;
  const { title } = moment;
  const isReported = title !== undefined && !isCarriedOut;
  const isOther = kind.name in (moment.otherwise ?? {});
  if (isReported) {
    const words = moment.otherwise?.[kind.name] ?? kind.words;
    await until(`the words “${words}”`, () => seen(harness).includes(words), patience);
    if (!isOther) check('what failed is said', seen(harness).includes(title));
    await until('it to be announced', () => announced(harness).includes(words), patience);
  }
  if (kind.fault) await until('the call to go wrong', () => isMet(world), patience);
  if (!isCarriedOut) {
    await goWell();
    // To come back online is reason enough to read again what could not be read.
    if (kind.fault || !moment.isAtOnce) await scene.retry();
  }
  await until('all to be well', () => scene.isWell(), patience);
  if (isCarriedOut) await goWell();
  check('nothing is left of what was said', !seen(harness).includes(kind.words));
  const reported = errors
    .filter(({ source }) => source === harness.element)
    .map(({ detail }) => detail.operation);
  const expected = isReported && !isOther ? [moment.operation] : [];
  check(
    `codat-error reports ${expected.join()}, not ${reported.join()}`,
    reported.join() === expected.join(),
  );
  const count = await connectionsOf(world);
  check(`${moment.connections} connections, not ${count}`, count === moment.connections);
}

function check(statement: string, holds: boolean): void {
  if (!holds) throw new Error(`It does not hold: ${statement}.`);
}

/** Plays some at once; gives a line for each that does not hold. */
async function holdAll(trials: readonly Trial[]): Promise<string[]> {
  const broken: string[] = [];
  const waiting = [...trials];
  const play = async (): Promise<void> => {
    for (let trial = waiting.shift(); trial; trial = waiting.shift()) {
      try {
        await hold(trial);
      } catch (error) {
        broken.push(`${nameOf(trial)}: ${String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, play));
  return broken;
}

/** The elements' `codat-error` events, until the test ends. */
function collectShownErrors() {
  const events: { source: EventTarget | undefined; detail: ErrorDetail }[] = [];
  // Also by an element inside another.
  const listener = (event: CodatErrorEvent) =>
    events.push({ source: event.composedPath()[0], detail: event.detail });
  document.addEventListener('codat-error', listener);
  atTheEnd(() => document.removeEventListener('codat-error', listener));
  return events;
}

let held = 0;

async function expectHeld(trials: readonly Trial[]): Promise<void> {
  const uncaught = collectUncaught();
  const warnings = collectWarnings();
  const errors = collectErrors();
  expect(await holdAll(trials)).to.deep.equal([]);
  // The console has a hint for the developer where the response was a page: the proxy may not be there.
  const lines = [...warnings, ...errors].filter((line) => !line.includes('in place of JSON'));
  expect([...uncaught, ...lines]).to.deep.equal([]);
  held += trials.length;
}

/** Tests of these moments, each with everything that can go wrong. */
export function holdMoments(moments: readonly Moment[]): void {
  for (const moment of moments) {
    it(`${moment.name}: whatever goes wrong`, () => expectHeld(trialsOf(moment))).timeout(120_000);
    const offlineTrials = trialsOf(moment, [offline]);
    if (offlineTrials.length === 0) continue;
    // The page's network is everybody's: by itself, after all others.
    it(`${moment.name}: the network goes, and comes back`, async () => {
      needs('the network’s end');
      await expectHeld(offlineTrials);
    }).timeout(120_000);
  }
  after(() => console.log(`${held} combinations held`));
}
