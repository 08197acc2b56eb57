/** What brands ask of everybody who shows them: https://developer.intuit.com, https://developer.xero.com. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, setStatus } from '../support/browser-world.js';
import { age } from '../support/clock.js';
import { ButtonHarness } from '../support/harness/button-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { authorize } from '../support/linking.js';
import { mountPage } from '../support/mount.js';
import { find, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

const quickBooks = 'QuickBooks Online';

/** A page with QuickBooks and Xero in all elements that show them. */
async function everything(options: WorldOptions = {}, scheme = 'light') {
  const world = await createWorld(options);
  const page = await mountPage(
    scheme,
    html`<codat-provider proxy-url=${world.proxyUrl}>
      <codat-integration-picker
        platform-keys="qhyg gbol"
        link-mode="manual"
      ></codat-integration-picker>
      <codat-connect-button platform-key="qhyg" link-mode="manual"></codat-connect-button>
      <codat-connection-list></codat-connection-list>
    </codat-provider>`,
  );
  const picker = new PickerHarness(find(page, 'codat-integration-picker'));
  const button = new ButtonHarness(find(page, 'codat-connect-button'));
  const list = new ListHarness(find(page, 'codat-connection-list'));
  await Promise.all([picker.ready(), button.ready(), list.ready()]);
  return { world, picker, button, list };
}

/** Everything that alters an image, in it or in what it stands in, and is set. */
function alterationsOf(image: HTMLImageElement): string[] {
  const found: string[] = [];
  const untouched = {
    filter: 'none',
    opacity: '1',
    clipPath: 'none',
    transform: 'none',
    mixBlendMode: 'normal',
    maskImage: 'none',
  } as const;
  for (let element: Element | null = image; element; element = element.parentElement) {
    const style = getComputedStyle(element);
    for (const [name, value] of Object.entries(untouched)) {
      const is = style[name as keyof typeof untouched];
      if (is !== value) found.push(`${name}: ${is} on ${element.className}`);
    }
    const cuts = style.overflow !== 'visible' && style.borderRadius !== '0px';
    if (cuts) found.push(`cut by ${element.className}`);
  }
  if (getComputedStyle(image).borderRadius !== '0px') found.push('rounded');
  const { width, height } = image.getBoundingClientRect();
  const fits = getComputedStyle(image).objectFit === 'contain';
  const ratio = image.naturalWidth / image.naturalHeight;
  if (!fits && Math.abs(width / height - ratio) > 0.02) found.push('stretched');
  return found;
}

/** What the page offers and says of QuickBooks: the names of its buttons, and the status in each place. */
function offersOf({ picker, button, list }: Awaited<ReturnType<typeof everything>>) {
  const tile = picker.tiles.find(({ name }) => name === quickBooks);
  const row = list.rows.find(({ name }) => name === quickBooks);
  return {
    tile: tile ? tile.accessibleName : picker.connected.join(),
    officialImages: (tile?.officialImages.length ?? 0) + button.officialImages.length,
    button: button.isButton ? button.accessibleName : button.status,
    row: row?.actionNames ?? [],
  };
}

for (const scheme of ['light', 'dark']) {
  describe(`A brand’s images, ${scheme}`, () => {
    it('are shown as they are: official buttons and logos, in a picker, a button and a list', async () => {
      const { picker, button, list } = await everything(
        { connections: [{ platformKey: 'gbol', status: 'Unlinked' }] },
        scheme,
      );
      await picker.untilBranded(quickBooks);
      await until('the button’s look', () => button.officialImages.length > 0);
      // What is folded away is loaded once it is seen.
      const images = [picker, button, list]
        .flatMap((one) => one.all<HTMLImageElement>('[part=official-button] img, [part=logo] img'))
        .filter((image) => image.checkVisibility());
      await until('all of them', () => images.every(({ naturalWidth }) => naturalWidth > 0));

      expect(images.length).to.be.greaterThan(5);
      expect(images.flatMap(alterationsOf)).to.deep.equal([]);
    });

    it('are shown as they are where their software is connected', async () => {
      const { picker } = await everything({ connections: [{ platformKey: 'gbol' }] }, scheme);
      const logo = picker.get('[part=connected] [part=logo] img', HTMLImageElement);
      await until('the logo', () => logo.naturalWidth > 0);

      expect(alterationsOf(logo)).to.deep.equal([]);
      expect(picker.tiles.map(({ name }) => name)).to.deep.equal([]);
    });
  });
}

describe('Connect before, disconnect after', () => {
  it('and never both, from the first look to the end', async () => {
    const page = await everything();
    await page.picker.untilBranded(quickBooks);
    await until('the button’s look', () => page.button.officialImages.length > 0);
    const before = offersOf(page);
    page.picker.tile(quickBooks).tile.click();
    const { id } = await until(
      'the connection',
      async () =>
        (
          (await (await page.world.proxy('/companies/me/connections')).json()) as {
            results: { id: string }[];
          }
        ).results[0],
    );
    await page.picker.untilPanel(`Continue in the ${quickBooks} window`);
    await authorize(page.world, id);
    await page.list.untilStatus(quickBooks, 'Connected');
    await page.picker.untilList();
    const after = offersOf(page);
    await page.list.act(quickBooks, 'Disconnect');
    page.list.pressInDialog('Disconnect');
    await page.list.untilStatus(quickBooks, 'Disconnected');
    const atTheEnd = offersOf(page);

    expect(before).to.deep.equal({
      tile: `Connect to ${quickBooks}`,
      officialImages: 4,
      button: `Connect to ${quickBooks}`,
      row: [],
    });
    expect(after).to.deep.equal({
      tile: `${quickBooks} is connected The Corner Bakery`,
      officialImages: 0,
      button: `✓ ${quickBooks} is connected`,
      row: [`Disconnect ${quickBooks}`],
    });
    expect(atTheEnd.row).to.deep.equal([`Reconnect ${quickBooks}`]);
    expect(atTheEnd.tile).to.not.match(/Disconnect/);
  });

  it('names the organisation and its status as they are now', async () => {
    const { list } = await everything({
      connections: [{ platformKey: 'qhyg', organisation: 'Harbour Coffee Ltd' }],
    });

    expect(list.row(quickBooks).words).to.match(/^Harbour Coffee Ltd\b/);
    expect(list.row(quickBooks).status).to.equal('Connected');
  });

  it('notices a disconnect made elsewhere when the person comes back', async () => {
    const { world, list, picker, button } = await everything({
      connections: [{ id: 'c1', platformKey: 'qhyg' }],
    });
    await setStatus(world, 'c1', 'Unlinked');
    age(31_000);
    window.dispatchEvent(new Event('focus'));
    await list.untilStatus(quickBooks, 'Disconnected');
    await picker.element.updateComplete;
    await button.element.updateComplete;

    expect(list.row(quickBooks).actions).to.deep.equal(['Reconnect']);
    expect(picker.tile(quickBooks).accessibleName).to.match(/^(Reconnect|Connect to)/);
    expect(button.isButton).to.equal(true);
  });
});
