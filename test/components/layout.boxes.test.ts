import { expect, fixture } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { overflows } from '../support/audit.js';
import { boxes, sharedRows } from '../support/boxes.js';
import { breakCodat, createWorld } from '../support/browser-world.js';
import { everyStatus, midway } from '../support/companies.js';
import { fileOf } from '../support/files.js';
import { openUpload } from '../support/harness/open-upload.js';
import { mountPicker, mountUpload } from '../support/mount.js';
import { atTheEnd, find, isLoaded, setAddress, until } from '../support/page.js';

/** The elements that fill their box, each with much in it. */
const elements: Record<string, (proxyUrl: string) => TemplateResult> = {
  'codat-integration-picker': (proxyUrl) =>
    html`<codat-integration-picker
      proxy-url=${proxyUrl}
      platform-keys="gbol qhyg trji suuo exgd fztf vqzp pqsw"
    >
      <a slot="not-listed" href="/upload">Upload files instead</a>
    </codat-integration-picker>`,
  'codat-connection-list': (proxyUrl) =>
    html`<codat-connection-list
      proxy-url=${proxyUrl}
      actions="continue reconnect disconnect delete"
    ></codat-connection-list>`,
  'codat-sync-status': (proxyUrl) =>
    html`<codat-sync-status proxy-url=${proxyUrl} details></codat-sync-status>`,
  'codat-link-flow': (proxyUrl) =>
    html`<codat-link-flow
      proxy-url=${proxyUrl}
      required="accounting"
      optional="banking"
      require-consent
    ></codat-link-flow>`,
  'codat-link-return': () => html`<codat-link-return return-url="/connect"></codat-link-return>`,
  'codat-connect-button': (proxyUrl) =>
    html`<codat-connect-button
      proxy-url=${proxyUrl}
      platform-key="trji"
      link-mode="manual"
    ></codat-connect-button>`,
};

/** What a box has to give, in pixels, and the font around; one with wide letters where there is the least room. */
const rooms = [
  { width: 200, font: '16px monospace' },
  ...[200, 260, 320, 700, 1200].map((width) => ({ width, font: '16px serif' })),
];

/** Widths that a card has at least: of what a box has to give, or of what a card wants. */
const leastShare = 0.6;
const wanted = 400;

async function viewport(width: number): Promise<void> {
  const { innerWidth, innerHeight } = window;
  atTheEnd(() => setViewport({ width: innerWidth, height: innerHeight }));
  await setViewport({ width, height: 700 });
}

/** All boxes around the element, one below the other, in a frame whose width and direction the test sets. */
async function mountBoxes(template: TemplateResult): Promise<HTMLElement> {
  const frame = await fixture<HTMLElement>(
    html`<div style="display: grid; justify-items: start">
      <style>
        .box-popover {
          box-sizing: border-box;
          max-inline-size: var(--width);
        }
      </style>
      ${Object.entries(boxes).map(
        ([name, box]) =>
          html`<div class="frame" data-box=${name} style="position: relative; display: flow-root">
            ${box(template)}
          </div>`,
      )}
    </div>`,
  );
  frame.querySelector<HTMLElement>('[popover]')?.showPopover();
  return frame;
}

describe('In a box that takes its width from its content', () => {
  for (const [tag, element] of Object.entries(elements)) {
    it(`${tag} is as wide as can be used, and never sticks out`, async () => {
      await viewport(1300);
      if (tag === 'codat-link-return') await setAddress('?statusCode=500&errorMessage=Denied');
      const { proxyUrl } = await createWorld({
        connections: tag === 'codat-connect-button' ? [] : [...everyStatus.slice(1, 3), midway],
      });
      const page = await mountBoxes(element(proxyUrl));
      const inside = [...page.querySelectorAll(tag)];
      await until('all to be loaded', () => inside.every(isLoaded));
      const faults: string[] = [];
      for (const { width, font } of rooms) {
        page.style.font = font;
        for (const dir of ['ltr', 'rtl']) {
          page.dir = dir;
          for (const frame of page.querySelectorAll<HTMLElement>('.frame')) {
            frame.style.inlineSize = `${width}px`;
            frame.style.setProperty('--width', `${width}px`);
            const one = frame.querySelector(tag);
            if (!one) throw new Error(`${frame.dataset['box']} is empty.`);
            const box = one.getBoundingClientRect();
            // A popover is in the top layer: the page around it is not its box.
            const outer = (one.closest('[popover]') ?? frame).getBoundingClientRect();
            const where = `${frame.dataset['box']} of ${width} px, ${dir}, ${font}`;
            const least =
              tag === 'codat-connect-button' ? 100 : Math.min(width * leastShare, wanted);
            if (box.width < least) faults.push(`${where}: ${box.width} px wide`);
            if (box.left < outer.left - 0.5 || box.right > outer.right + 0.5) {
              faults.push(`${where}: sticks out`);
            }
            faults.push(...overflows(one).map((line) => `${where}: ${line}`));
          }
        }
      }

      expect(inside.length).to.equal(Object.keys(boxes).length);
      expect(faults).to.deep.equal([]);
    });
  }

  for (const tag of ['codat-integration-picker', 'codat-connection-list', 'codat-sync-status']) {
    /** The card in a float, and the page around both. */
    async function floating() {
      const { proxyUrl } = await createWorld({ connections: [...everyStatus.slice(1, 3), midway] });
      const template = elements[tag]?.(proxyUrl);
      const page = await fixture<HTMLElement>(
        html`<div style="inline-size: 900px"><div style="float: left">${template}</div></div>`,
      );
      const one = page.querySelector(tag);
      return {
        page,
        width: () => one?.getBoundingClientRect().width,
        loaded: () => until(`${tag} to be loaded`, () => one && isLoaded(one)),
      };
    }

    it(`${tag} is as wide while it loads as afterwards`, async () => {
      const { width, loaded } = await floating();
      const loading = width();
      await loaded();

      expect(width()).to.equal(loading);
    });

    it(`${tag} is as wide in its first layout as in the next, which knows the width of its box`, async () => {
      const { page, width, loaded } = await floating();
      await loaded();
      // Out of the page and in again: a box that has no width yet.
      page.style.display = 'none';
      expect(width()).to.equal(0);
      page.style.display = '';
      const first = width();
      // Another font makes the engine ask again what the card wants.
      page.style.font = '20px serif';
      width();
      page.style.font = '';

      expect(width()).to.equal(first);
    });
  }

  const buttons: Record<string, { platformKey: string; status?: 'Linked' | 'Deauthorized' }> = {
    'codat-connect-button': { platformKey: 'trji' },
    'codat-connect-button, official': { platformKey: 'qhyg' },
    'codat-connect-button, linked': { platformKey: 'gbol', status: 'Linked' },
    'codat-connect-button, lost': { platformKey: 'gbol', status: 'Deauthorized' },
    'codat-connect-button, with a conflict': { platformKey: 'qhyg', status: 'Linked' },
  };
  const sharing = {
    ...elements,
    ...Object.fromEntries(
      Object.entries(buttons).map(([name, { platformKey }]) => [
        name,
        (proxyUrl: string) =>
          html`<codat-connect-button
            proxy-url=${proxyUrl}
            platform-key=${platformKey}
          ></codat-connect-button>`,
      ]),
    ),
  };
  for (const [name, element] of Object.entries(sharing)) {
    it(`${name} keeps room for its own words in a row that it shares with a text`, async () => {
      await viewport(1300);
      const status = buttons[name]?.status;
      const { proxyUrl } = await createWorld({
        connections: status ? [{ platformKey: 'gbol', status }] : [],
      });
      const page = await fixture<HTMLElement>(
        html`<div>
          ${Object.entries(sharedRows).map(
            ([row, around]) => html`<div data-row=${row}>${around(element(proxyUrl))}</div>`,
          )}
        </div>`,
      );
      const inside = [...page.querySelectorAll(name.split(',')[0] ?? name)];
      await until('all to be loaded', () => inside.every(isLoaded));
      const faults: string[] = [];
      for (const width of [320, 700]) {
        page.style.inlineSize = `${width}px`;
        for (const dir of ['ltr', 'rtl']) {
          page.dir = dir;
          for (const one of inside) {
            const where = `${one.closest<HTMLElement>('[data-row]')?.dataset['row']} of ${width} px, ${dir}`;
            const box = one.getBoundingClientRect();
            if (box.width < 88) faults.push(`${where}: ${box.width} px wide`);
            faults.push(...overflows(one).map((line) => `${where}: ${line}`));
          }
        }
      }

      expect(inside.length).to.equal(Object.keys(sharedRows).length);
      expect(faults).to.deep.equal([]);
    });
  }
});

describe('In a row that is higher than itself', () => {
  for (const platformKey of ['qhyg', 'trji']) {
    it(`the button of ${platformKey} is no higher than elsewhere: nothing beside what is seen connects`, async () => {
      const { proxyUrl } = await createWorld();
      const template = html`<codat-connect-button
        proxy-url=${proxyUrl}
        platform-key=${platformKey}
      ></codat-connect-button>`;
      const page = await fixture<HTMLElement>(
        html`<div>
          ${template}
          <div style="display: flex; block-size: 300px">${template}</div>
          <div style="display: grid; grid-auto-columns: max-content; block-size: 300px">
            ${template}
          </div>
        </div>`,
      );
      const inside = [...page.querySelectorAll('codat-connect-button')];
      const buttonOf = (one: Element) =>
        one.shadowRoot?.querySelector(platformKey === 'qhyg' ? '.official-look' : 'button.branded');
      await until('their looks', () => inside.every(buttonOf));
      const heights = inside.map((one) => buttonOf(one)?.getBoundingClientRect().height);

      expect(heights).to.deep.equal([44, 44, 44]);
    });
  }
});

describe('In a narrow box of a wide page', () => {
  const uploads = {
    'codat-file-upload': async (proxyUrl: string) =>
      (
        await mountUpload(html`<codat-file-upload proxy-url=${proxyUrl}></codat-file-upload>`)
      ).ready(),
    'codat-integration-picker': async (proxyUrl: string) => {
      const picker = await mountPicker(
        html`<codat-integration-picker proxy-url=${proxyUrl} upload></codat-integration-picker>`,
      );
      return openUpload(await picker.ready());
    },
  };
  for (const tag of ['codat-file-upload', 'codat-integration-picker'] as const) {
    it(`the name and the reason of a file that failed in ${tag} can be read beside or above its buttons`, async () => {
      await viewport(1300);
      const world = await createWorld();
      await breakCodat(world, {
        kind: 'status',
        status: 503,
        method: 'POST',
        path: '/companies/*/connections/*/files',
      });
      const upload = await uploads[tag](world.proxyUrl);
      const outer = find(document.body, tag);
      const page = outer.parentElement;
      upload.choose(fileOf('profit-and-loss-2025.pdf'));
      await until('a way to try again', () => upload.root.querySelector('[part~=retry]'));
      const faults: string[] = [];
      const ways: string[] = [];
      for (const width of [200, 220, 280, 320, 360, 600]) {
        page?.style.setProperty('inline-size', `${width}px`);
        for (const dir of ['ltr', 'rtl']) {
          page?.setAttribute('dir', dir);
          const where = `${width} px, ${dir}`;
          const words = upload.get('.file > div').getBoundingClientRect();
          const actions = upload.get('.file .actions').getBoundingClientRect();
          const isBeside = actions.top < words.bottom;
          const em = parseFloat(getComputedStyle(upload.get('.file')).fontSize);
          if (isBeside && words.width < 8 * em)
            faults.push(`${where}: ${words.width} px for words`);
          faults.push(...overflows(outer).map((line) => `${where}: ${line}`));
          ways.push(`${width}, ${isBeside ? 'beside' : 'below'}`);
        }
      }

      expect(faults).to.deep.equal([]);
      expect(ways).to.include.members(['220, below', '600, beside']);
    });
  }
});
