/** Documents other than the one whose script made the elements. */
import { render } from 'lit';
import { atTheEnd, find } from './page.js';

/** The places outside of this document where a host may put an element. */
export const places = {
  'a frame': (): Window => {
    const frame = document.createElement('iframe');
    frame.width = '800';
    frame.height = '600';
    document.body.append(frame);
    atTheEnd(() => frame.remove());
    return frame.contentWindow!;
  },
  'another window': (): Window => {
    const opened = window.open('', '_blank', 'popup,width=800,height=600');
    if (!opened) throw new Error('No window.');
    atTheEnd(() => opened.close());
    return opened;
  },
};

/** An element of this page's, not in any document yet. */
export function made<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, template: unknown) {
  const holder = document.createElement('div');
  render(template, holder);
  const element = find(holder, tag);
  element.remove();
  return element;
}
