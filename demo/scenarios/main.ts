/**
 * Lists the scenarios, and shows the one that the hash names:
 * `#scenario=codat-connection-list/empty&scheme=dark&dir=rtl`. With `bare` there is nothing but the scenario.
 * `<html data-scenario>` says whether the state is reached: `pending`, `reached` or `failed`.
 */
import '../../src/define.js';
import { html, render } from 'lit';
import { scenarios } from './index.js';
import { showScenario, type Look } from './scenario.js';

const settings = new URLSearchParams(location.hash.slice(1));
const name = settings.get('scenario') ?? scenarios[0]?.name ?? '';
const look: Look = {
  scheme: settings.get('scheme') === 'dark' ? 'dark' : 'light',
  dir: settings.get('dir') === 'rtl' ? 'rtl' : 'ltr',
  lang: settings.get('lang') ?? undefined,
};

function place(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

function addressWith(changes: Record<string, string>): string {
  const changed = new URLSearchParams(settings);
  for (const [key, value] of Object.entries(changes)) changed.set(key, value);
  return `#${changed.toString()}`;
}

const toggle = (label: string, key: keyof Look, on: string, off: string) =>
  html`<label>
    <input
      type="checkbox"
      .checked=${look[key] === on}
      @change=${() => {
        location.hash = addressWith({ [key]: look[key] === on ? off : on });
      }}
    />
    ${label}
  </label>`;

const tagOf = (scenario: string) => scenario.slice(0, scenario.indexOf('/'));

function renderNavigation(): void {
  const tags = [...new Set(scenarios.map((scenario) => tagOf(scenario.name)))];
  const link = (scenario: string, state: string) =>
    html`<li>
      <a href=${addressWith({ scenario })} aria-current=${scenario === name ? 'page' : 'false'}>
        ${state}
      </a>
    </li>`;
  render(
    html`<a href="/playground/">Playground</a> ${toggle('Dark', 'scheme', 'dark', 'light')}
      ${toggle('Right to left', 'dir', 'rtl', 'ltr')}
      ${tags.map(
        (tag) =>
          html`<h2>${tag}</h2>
            <ul>
              ${scenarios
                .filter((scenario) => tagOf(scenario.name) === tag)
                .map((scenario) => link(scenario.name, scenario.name.slice(tag.length + 1)))}
            </ul>`,
      )}`,
    place('scenarios'),
  );
}

async function showChosen(): Promise<void> {
  const { dataset } = document.documentElement;
  dataset['scenario'] = 'pending';
  try {
    const scenario = scenarios.find((each) => each.name === name);
    if (!scenario) throw new Error(`There is no scenario "${name}".`);
    await showScenario(scenario, place('stage'), look);
    dataset['scenario'] = 'reached';
  } catch (error) {
    dataset['scenario'] = 'failed';
    const words = document.createElement('p');
    words.className = 'failure';
    words.textContent = String(error);
    place('stage').append(words);
  }
}

// A scenario leaves its traces in the page: each begins with a new one.
addEventListener('hashchange', () => {
  location.reload();
});
document.documentElement.classList.toggle('bare', settings.has('bare'));
renderNavigation();
await showChosen();
