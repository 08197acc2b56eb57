import { aTimeout, expect, fixture, nextFrame } from '@open-wc/testing';
import { html, LitElement, render } from 'lit';
import { keptList } from '../../src/ui/dom/kept-list.js';
import { atTheEnd, until } from '../support/page.js';

interface Item {
  id: string;
  text: string;
}

/** A list in a box of its own, and which of its rows were rendered since the last look. */
function listBox() {
  const box = document.createElement('ul');
  let rendered: string[] = [];
  const show = (items: readonly Item[], isShown: (item: Item) => boolean = () => true) => {
    rendered = [];
    const list = keptList(items, {
      key: ({ id }) => id,
      isShown,
      row: ({ id, text }) => ({
        inputs: [text],
        template: () => {
          if (text === 'broken') throw new Error('This row cannot be rendered.');
          rendered.push(id);
          return html`<li id=${id}>${text}</li>`;
        },
      }),
    });
    render(
      html`<li>first</li>
        ${list}
        <li>last</li>`,
      box,
    );
    return rendered.join('');
  };
  return {
    show,
    row: (id: string) => box.querySelector(`#${id}`),
    get ids() {
      return [...box.querySelectorAll('[id]')].map(({ id }) => id).join('');
    },
    get texts() {
      return [...box.children].map(({ textContent }) => textContent);
    },
  };
}

const items = (ids: string) => [...ids].map((id) => ({ id, text: id.toUpperCase() }));

describe('keptList', () => {
  it('renders again only the rows of which something has changed', () => {
    const list = listBox();
    list.show(items('abc'));
    const again = list.show(
      items('abc').map((one) => (one.id === 'b' ? { ...one, text: 'x' } : one)),
    );

    expect(again).to.equal('b');
    expect(list.texts).to.deep.equal(['first', 'A', 'x', 'C', 'last']);
  });

  it('puts the same nodes back for rows that were left out for a while', () => {
    const list = listBox();
    list.show(items('abcd'));
    const before = list.row('c');
    list.show(items('abcd'), ({ id }) => id === 'b');
    const left = list.texts;
    const again = list.show(items('abcd'));

    expect(left).to.deep.equal(['first', 'B', 'last']);
    expect(again).to.equal('');
    expect(list.ids).to.equal('abcd');
    expect(list.row('c') === before).to.equal(true);
  });

  it('renders what has changed in a row while it was left out', () => {
    const list = listBox();
    list.show(items('ab'));
    const changed = items('ab').map((one) => ({ ...one, text: `${one.text}!` }));
    list.show(changed, ({ id }) => id === 'a');
    list.show(changed);

    expect(list.texts).to.deep.equal(['first', 'A!', 'B!', 'last']);
  });

  it('keeps every order, whatever comes, goes, moves and is left out', () => {
    const list = listBox();
    const steps: [string, string][] = [
      ['abcdef', 'abcdef'],
      ['fedcba', 'fdb'],
      ['acegb', 'acegb'],
      ['gx', ''],
      ['xabg', 'xag'],
      ['bgax', 'bgax'],
      ['', ''],
      ['cab', 'cb'],
      ['bac', 'bac'],
    ];
    const seen = steps.map(([all, shown]) => {
      list.show(items(all), ({ id }) => shown.includes(id));
      return list.ids;
    });

    expect(seen).to.deep.equal(steps.map(([, shown]) => shown));
  });

  it('leaves all as it was when a row cannot be rendered, and goes on afterwards', () => {
    const list = listBox();
    list.show(items('abc'));
    const broken = [{ id: 'c', text: 'broken' }, ...items('a')];
    expect(() => list.show(broken)).to.throw('cannot be rendered');
    const left = list.ids;
    list.show(items('ca'));

    expect({ left, now: list.ids }).to.deep.equal({ left: 'abc', now: 'ca' });
  });

  describe('of which many rows come back to an element', () => {
    /** Each look at the clock takes a millisecond: so slow is the machine. */
    beforeEach(() => {
      const { now } = performance;
      let looks = 0;
      performance.now = () => now.call(performance) + looks++;
      atTheEnd(() => {
        performance.now = now;
      });
    });

    class ListElement extends LitElement {
      items = Array.from({ length: 250 }, (_, place) => ({ id: `n${place}`, text: 'x' }));
      isShown: (item: Item) => boolean = () => true;

      protected override render() {
        return keptList(this.items, {
          key: ({ id }) => id,
          isShown: this.isShown,
          row: ({ id, text }) => ({
            inputs: [text],
            template: () => html`<li id=${id}>${text}</li>`,
          }),
        });
      }

      get ids() {
        return [...this.renderRoot.querySelectorAll('li')].map(({ id }) => id);
      }

      /** Shows these alone; with the update, and not after further ones. */
      async show(isShown: (item: Item) => boolean): Promise<void> {
        this.isShown = isShown;
        this.requestUpdate();
        await this.updateComplete;
      }
    }
    customElements.define('test-kept-list', ListElement);

    /** Once what waits for the next frame is done. */
    const afterFrame = async () => {
      await nextFrame();
      await aTimeout(0);
    };

    /** A list of which all rows were rendered, and left out since, in a frame that nothing has come back in. */
    async function listLeftOut(): Promise<ListElement> {
      const list = await fixture<ListElement>(html`<test-kept-list></test-kept-list>`);
      await list.show(() => false);
      await afterFrame();
      return list;
    }

    it('puts some back at once, and the others after the next frames, in their places', async () => {
      const list = await listLeftOut();
      await list.show(() => true);
      const atOnce = list.ids.length;
      await until('all rows', () => list.ids.length === list.items.length);

      expect(atOnce).to.be.within(1, 20);
      expect(list.ids).to.deep.equal(list.items.map(({ id }) => id));
    });

    it('puts none back that is left out again meanwhile', async () => {
      const list = await listLeftOut();
      await list.show(() => true);
      await list.show(({ id }) => ['n3', 'n239'].includes(id));
      await until('the two rows', () => list.ids.join() === 'n3,n239');
      await afterFrame();
      await afterFrame();

      expect(list.ids).to.deep.equal(['n3', 'n239']);
    });

    it('renders a row that has changed at once', async () => {
      const list = await listLeftOut();
      list.items = list.items.map((one) => (one.id === 'n249' ? { ...one, text: 'y' } : one));
      await list.show(() => true);

      expect(list.ids).to.include('n249');
    });
  });
});
