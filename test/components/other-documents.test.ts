import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, setStatus, type BrowserWorld } from '../support/browser-world.js';
import { ButtonHarness } from '../support/harness/button-harness.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import '../support/mount.js';
import { made, places } from '../support/other-documents.js';
import { atTheEnd, collectUncaught, until } from '../support/page.js';

/** Those windows that are opened from a window until the test ends. */
function windowsOf(view: Window): Window[] {
  const opened: Window[] = [];
  const { open } = view;
  view.open = (...args) => {
    const made = open.apply(view, args);
    if (made) opened.push(made);
    return made;
  };
  atTheEnd(() => {
    view.open = open;
    for (const one of opened) one.close();
  });
  return opened;
}

/** Links Xero from a window, and expects that the picker notices it when the person is in that window again. */
async function linkAndComeBack(
  world: BrowserWorld,
  picker: PickerHarness,
  view: Window,
): Promise<void> {
  windowsOf(view);
  picker.tile('Xero').press();
  await picker.untilPanel('Continue in the Xero window');
  const response = await world.codat(`/companies/${world.companyId}/connections`);
  const { results } = (await response.json()) as { results: [{ id: string }] };
  await setStatus(world, results[0].id, 'Linked');
  view.dispatchEvent(new Event('focus'));

  // Before the next poll, which comes 15 seconds after the one before.
  await until('the link to be noticed', () => picker.stageTitle === 'Xero connected', 12_000);
}

const styleOf = (element: Element) => element.ownerDocument.defaultView!.getComputedStyle(element);

const pickerFor = (proxyUrl: string) =>
  made(
    'codat-integration-picker',
    html`<codat-integration-picker
      proxy-url=${proxyUrl}
      platform-keys="gbol fbrh exgd fztf zsth qhyg akxx knfz"
    ></codat-integration-picker>`,
  );

/** Whether the picker looks as its styles say. */
const isStyled = (picker: PickerHarness) =>
  styleOf(picker.element).display === 'block' &&
  styleOf(picker.get('[part=panel]')).borderTopStyle === 'solid';

for (const [place, open] of Object.entries(places)) {
  describe(`elements in ${place}`, () => {
    it('have their styles when they are first drawn there', async () => {
      const { proxyUrl } = await createWorld({});
      const element = pickerFor(proxyUrl);
      open().document.body.append(element);
      const picker = await new PickerHarness(element).ready();

      expect(isStyled(picker)).to.equal(true);
    });

    it('have their styles after each move there and back', async () => {
      const { proxyUrl } = await createWorld({});
      const element = pickerFor(proxyUrl);
      document.body.append(element);
      atTheEnd(() => element.remove());
      const picker = await new PickerHarness(element).ready();
      const other = open().document.body;
      for (const body of [other, document.body, other, document.body]) {
        body.append(element);
        await picker.ready();
        expect(isStyled(picker), body.ownerDocument.URL).to.equal(true);
      }
    });

    it('share one sheet a style and document', async () => {
      const { proxyUrl } = await createWorld({});
      const { body } = open().document;
      const [one, two] = [pickerFor(proxyUrl), pickerFor(proxyUrl)];
      body.append(one, two);
      await Promise.all([new PickerHarness(one).ready(), new PickerHarness(two).ready()]);

      expect(one.shadowRoot!.adoptedStyleSheets.length).to.be.greaterThan(0);
      expect(
        one.shadowRoot!.adoptedStyleSheets.every(
          (sheet, index) => sheet === two.shadowRoot!.adoptedStyleSheets[index],
        ),
      ).to.equal(true);
    });

    it('search, and open the window from the one that was clicked in', async () => {
      const { proxyUrl } = await createWorld({});
      const view = open();
      const [own, here] = [windowsOf(view), windowsOf(window)];
      const element = pickerFor(proxyUrl);
      view.document.body.append(element);
      const picker = await new PickerHarness(element).ready();
      await picker.search('xero');
      await element.updateComplete;
      expect(picker.names).to.deep.equal(['Xero']);
      picker.tile('Xero').press();

      expect(own.length).to.equal(1);
      expect(here.length).to.equal(0);
      await picker.untilPanel('Continue in the');
    });

    it('ask for logos of what is about to be seen there', async () => {
      const { proxyUrl } = await createWorld({});
      const element = made(
        'codat-connect-button',
        html`<codat-connect-button
          proxy-url=${proxyUrl}
          platform-key="qhyg"
        ></codat-connect-button>`,
      );
      open().document.body.append(element);
      const button = await new ButtonHarness(element).ready();

      await until('the official button', () => button.has('[part=official-button] img'));
    });

    it('show their dialogs and draw nested elements', async () => {
      const uncaught = collectUncaught();
      const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
      const view = open();
      const list = made(
        'codat-connection-list',
        html`<codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>`,
      );
      const flow = made(
        'codat-link-flow',
        html`<codat-link-flow proxy-url=${proxyUrl} required="banking" modal></codat-link-flow>`,
      );
      view.document.body.append(list, flow);
      const listHarness = await new ListHarness(list).ready();
      listHarness.get('[part=action]').click();
      await until('the question', () => listHarness.root.querySelector('dialog:modal'));
      listHarness.get('dialog button').click();
      await until('the list alone', () => !listHarness.has('dialog'));

      flow.show();
      const flowHarness = new FlowHarness(flow);
      await until('the flow', () => flow.shadowRoot?.querySelector('dialog:modal'));
      flowHarness.get('[form=introduction]').click();
      const picker = await until('the picker', () => {
        const found = flow.shadowRoot?.querySelector('codat-integration-picker');
        return found?.shadowRoot?.querySelector('[part=tile]') ? found : undefined;
      });
      expect(styleOf(new PickerHarness(picker).get('.tiles')).display).to.equal('grid');
      expect(uncaught).to.deep.equal([]);
    });

    it('look for changes when the person comes back to that window', async () => {
      const world = await createWorld({});
      const view = open();
      const element = pickerFor(world.proxyUrl);
      view.document.body.append(element);
      const picker = await new PickerHarness(element).ready();
      await linkAndComeBack(world, picker, view);
    });

    it('look for changes when the person comes back to the window that they were moved into', async () => {
      const world = await createWorld({});
      const view = open();
      const element = pickerFor(world.proxyUrl);
      document.body.append(element);
      atTheEnd(() => element.remove());
      const picker = await new PickerHarness(element).ready();
      view.document.body.append(element);
      await element.updateComplete;
      await linkAndComeBack(world, picker, view);
    });
  });
}
