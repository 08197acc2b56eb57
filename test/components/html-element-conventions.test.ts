import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, requestsOf } from '../support/browser-world.js';
import { elementTags } from '../support/element-tags.js';
import { ButtonHarness } from '../support/harness/button-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { mountButton, mountFlow, mountList, mountPicker } from '../support/mount.js';
import { collect, collectWindows, find, until } from '../support/page.js';

const button = async () => {
  const { proxyUrl } = await createWorld({});
  return mountButton(
    html`<codat-connect-button
      proxy-url=${proxyUrl}
      platform-key="gbol"
      link-mode="manual"
    ></codat-connect-button>`,
  );
};

describe('what every HTML element can', () => {
  for (const tag of elementTags) {
    it(`<${tag}> is hidden by the attribute, whatever display the page gives it`, async () => {
      const page = await fixture<HTMLElement>(html`<div><style></style></div>`);
      page.querySelector('style')!.textContent = `${tag} { display: flex }`;
      const element = document.createElement(tag);
      element.append('words');
      page.append(element);
      await element.updateComplete;
      element.hidden = true;

      expect(getComputedStyle(element).display).to.equal('none');
      element.hidden = false;
      expect(getComputedStyle(element).display).to.equal('flex');
      element.remove();
    });
  }

  for (const tag of elementTags) {
    it(`<${tag} popover> is shown only while it is open`, async () => {
      const element = document.createElement(tag);
      element.popover = 'manual';
      element.append('words');
      document.body.append(element);
      await element.updateComplete;
      const display = () => getComputedStyle(element).display;
      const closed = display();
      element.showPopover();
      const open = display();
      element.hidePopover();
      const again = display();
      element.remove();

      expect([closed, again]).to.deep.equal(['none', 'none']);
      expect(open).not.to.be.oneOf(['none', 'contents']);
    });
  }

  it('a provider that is hidden until found hides what is in it, and can be found', async () => {
    const provider = document.createElement('codat-provider');
    provider.append('words');
    provider.setAttribute('hidden', 'until-found');
    document.body.append(provider);
    await provider.updateComplete;
    const { display, contentVisibility } = getComputedStyle(provider);
    const isKnown = 'onbeforematch' in provider;
    provider.remove();

    expect(display).to.equal('block');
    if (isKnown) expect(contentVisibility).to.equal('hidden');
  });

  it('a picker gives the focus to its search, also before it is loaded', async () => {
    const { proxyUrl } = await createWorld({});
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
    );
    picker.element.focus();
    await picker.ready();

    expect(document.activeElement).to.equal(picker.element);
    expect(picker.root.activeElement?.getAttribute('type')).to.equal('search');
  });

  it('a focus that waits for the loading does not take it from where the person has gone', async () => {
    const { proxyUrl } = await createWorld({});
    const page = await fixture(
      html`<div>
        <codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker><input />
      </div>`,
    );
    const picker = new PickerHarness(find(page, 'codat-integration-picker'));
    picker.element.focus();
    page.querySelector('input')!.focus();
    await picker.ready();

    expect(document.activeElement === page.querySelector('input')).to.equal(true);
  });

  it('a list gives the focus to its first action, without scrolling if asked', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const list = await mountList(
      html`<codat-connection-list
        proxy-url=${proxyUrl}
        style="display: block; margin-block: 3000px"
      ></codat-connection-list>`,
    );
    await list.ready();
    // Where the test before has scrolled to.
    window.scrollTo(0, 0);
    list.element.focus({ preventScroll: true });

    expect(list.root.activeElement?.getAttribute('part')).to.equal('action');
    expect(window.scrollY).to.equal(0);
  });

  it('a flow gives the focus to its step, not to the button that closes it', async () => {
    const { proxyUrl } = await createWorld({});
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} modal open></codat-link-flow>`,
    );
    flow.element.focus();

    expect(flow.root.activeElement?.closest('.step') !== null).to.equal(true);
  });

  it('blur() takes the focus away', async () => {
    const one = await button();
    await one.ready();
    one.element.focus();
    expect(document.activeElement).to.equal(one.element);
    one.element.blur();

    expect(document.activeElement).to.equal(document.body);
  });

  it('autofocus is obeyed by what comes into a page where nothing has the focus', async () => {
    const { proxyUrl } = await createWorld({});
    const page = await fixture(
      html`<div>
        <codat-integration-picker autofocus proxy-url=${proxyUrl}></codat-integration-picker>
      </div>`,
    );
    const picker = await new PickerHarness(find(page, 'codat-integration-picker')).ready();

    expect(document.activeElement).to.equal(picker.element);
  });

  it('click() on a connect button connects, and is one click for the page', async () => {
    collectWindows();
    const one = await button();
    await one.ready();
    const page = one.element.parentElement!;
    const seen = collect(page, 'codat-integration-select', 'click');
    one.element.click();

    expect(seen.map(({ type }) => type)).to.deep.equal(['codat-integration-select', 'click']);
  });

  it('click() on a connect button connects nothing for the company before the one that was set', async () => {
    const other = await createWorld({});
    const one = await button();
    await one.ready();
    const seen = collect(one.element, 'codat-integration-select');
    one.element.proxyUrl = other.proxyUrl;
    one.element.click();

    expect(seen).to.deep.equal([]);
  });

  it('click() on a connect button connects nothing that the company set right before has connected', async () => {
    const other = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const shown = await mountButton(
      html`<codat-connect-button
        proxy-url=${other.proxyUrl}
        platform-key="gbol"
      ></codat-connect-button>`,
    );
    await shown.untilState('linked');
    const one = await button();
    await one.ready();
    const seen = collect(one.element, 'codat-integration-select');
    one.element.proxyUrl = other.proxyUrl;
    one.element.click();

    expect(seen).to.deep.equal([]);
  });

  it('click() does nothing on a disabled button', async () => {
    const one = await button();
    one.element.disabled = true;
    await one.ready();
    const seen = collect(one.element.parentElement!, 'codat-integration-select', 'click');
    one.element.click();

    expect(seen).to.deep.equal([]);
  });

  it('a click beside the button, in its element, connects nothing', async () => {
    const { proxyUrl } = await createWorld({});
    const page = await fixture(
      html`<div>
        <codat-connect-button
          style="padding: 20px"
          proxy-url=${proxyUrl}
          platform-key="gbol"
        ></codat-connect-button>
      </div>`,
    );
    const one = await new ButtonHarness(find(page, 'codat-connect-button')).ready();
    const seen = collect(page, 'codat-integration-select');
    one.element.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));

    expect(seen).to.deep.equal([]);
  });

  it('aria-label names a connect button, and a picker as a group', async () => {
    const one = await button();
    await one.ready();
    one.element.setAttribute('aria-label', 'Connect your books');
    await one.element.updateComplete;

    expect(one.get('[part=button]').ariaLabel).to.equal('Connect your books');
    one.element.removeAttribute('aria-label');
    await one.element.updateComplete;
    expect(one.get('[part=button]').ariaLabel).to.equal(null);
  });

  it('asks Codat for nothing by being focused or clicked', async () => {
    const world = await createWorld({});
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    await list.ready();
    const before = await requestsOf(world);
    list.element.focus();
    list.element.click();
    await until('nothing', () => true);

    expect((await requestsOf(world)).length).to.equal(before.length);
  });
});
