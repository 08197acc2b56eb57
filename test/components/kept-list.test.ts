import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { keptList } from '../../src/ui/dom/kept-list.js';

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
});
