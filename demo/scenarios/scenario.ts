/**
 * A scenario is one state of one element, and how it comes about: a company in the sandbox, what goes wrong there, the
 * tag, and what a person does until the state is reached. The development server shows each (`npm run dev`),
 * `npm run screenshots` photographs each, and `test/components/scenarios.test.ts` audits each.
 */
import { html, render, type TemplateResult } from 'lit';
import type { Fault } from '../../sandbox/index.js';
import { breakCodat, createWorld, type BrowserWorld } from '../../test/support/browser-world.js';
import { setAddress, until } from '../../test/support/page.js';
import type { WorldOptions } from '../../test/support/sandbox-middleware.js';

/** Where a scenario is shown. */
export interface Stage {
  world: BrowserWorld;
  /** Holds the scenario's elements. */
  root: HTMLElement;
}

export interface Scenario {
  /** The element's tag, a slash and the state: `codat-connection-list/empty`. */
  name: string;
  /** The company as it is in the sandbox before the element is there. */
  company?: WorldOptions;
  /** What goes wrong in the sandbox from the beginning. */
  faults?: readonly Fault[];
  /** The query of the page's address, which the return page reads. */
  search?: string;
  template: (world: BrowserWorld) => TemplateResult;
  /** Does what a person would do, and ends when the state is shown. */
  reach: (stage: Stage) => Promise<unknown>;
}

export interface Look {
  scheme: 'light' | 'dark';
  dir: 'ltr' | 'rtl';
  /** Another language than the page's. The state is reached before. */
  lang?: string | undefined;
}

const grounds = { light: '#fff', dark: '#0f1115' };

/**
 * Shows a scenario in `container` and brings it into its state.
 *
 * @returns the scenario's element
 * @throws Error when the state is not reached
 */
export async function showScenario(
  scenario: Scenario,
  container: HTMLElement,
  { scheme, dir, lang }: Look,
): Promise<HTMLElement> {
  const world = await createWorld(scenario.company);
  for (const fault of scenario.faults ?? []) await breakCodat(world, fault);
  if (scenario.search !== undefined) await setAddress(scenario.search);
  const root = document.createElement('div');
  root.dir = dir;
  root.style.colorScheme = scheme;
  root.style.background = grounds[scheme];
  render(html`${scenario.template(world)}`, root);
  container.replaceChildren(root);
  // The script tag's module loads an element's part once the page has the element.
  for (const { localName } of root.querySelectorAll(':not(:defined)')) {
    await customElements.whenDefined(localName);
  }
  await scenario.reach({ world, root });
  const [tag = ''] = scenario.name.split('/');
  const element = root.querySelector<HTMLElement>(tag);
  if (!element) throw new Error(`${scenario.name} shows no <${tag}>.`);
  if (lang) await speak(root, lang);
  return element;
}

/** Every element of ours, also inside of others. */
function* elementsIn(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (!element.shadowRoot) continue;
    yield element;
    yield* elementsIn(element.shadowRoot);
  }
}

/** Changes the language of what is shown, and waits for its words. */
export async function speak(root: HTMLElement, lang: string): Promise<void> {
  root.lang = lang;
  const isSpoken = ({ shadowRoot }: HTMLElement) =>
    [...(shadowRoot?.children ?? [])].every((part) => (part as HTMLElement).lang === lang);
  await until(`the words in ${lang}`, () => [...elementsIn(root)].every(isSpoken));
}
