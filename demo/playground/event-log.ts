import { make } from './dom.js';

/** As many entries as stay readable; older ones fall off the end. */
const most = 100;

/** The elements' events as they come, newest first, each with its detail. */
export class EventLog {
  readonly element: HTMLElement;
  readonly #list = make('ol', { class: 'entries' });
  readonly #empty = make('p', { class: 'note' }, 'Nothing has happened yet.');
  /** Names of events that the playground prevents, as a host may. */
  readonly #prevented = new Set<string>();
  #count = 0;

  constructor(names: readonly string[]) {
    const clear = make('button', { type: 'button', class: 'quiet' }, 'Clear');
    clear.addEventListener('click', () => this.clear());
    this.element = make(
      'section',
      { class: 'box', 'aria-labelledby': 'events-heading' },
      make('div', { class: 'box-head' }, make('h2', { id: 'events-heading' }, 'Events'), clear),
      this.#preventSwitches(names),
      this.#empty,
      this.#list,
    );
  }

  listenTo(target: EventTarget, names: readonly string[]): void {
    for (const name of names) target.addEventListener(name, (event) => this.#add(event));
  }

  clear(): void {
    this.#list.replaceChildren();
    this.#empty.hidden = false;
  }

  #add(event: Event): void {
    const prevented = event.cancelable && this.#prevented.has(event.type);
    if (prevented) event.preventDefault();
    this.#count += 1;
    this.#empty.hidden = true;
    const from = event.target instanceof Element ? event.target.localName : '';
    const detail = event instanceof CustomEvent ? (event.detail as unknown) : undefined;
    this.#list.prepend(
      make(
        'li',
        {},
        make(
          'details',
          {},
          make(
            'summary',
            {},
            make('code', {}, event.type),
            make('span', {}, `#${this.#count} ${new Date().toLocaleTimeString('en-GB')}`),
          ),
          make('p', { class: 'note' }, `From <${from}>${prevented ? ', prevented' : ''}`),
          make('pre', { tabindex: '0', role: 'group', 'aria-label': 'Detail' }, toText(detail)),
        ),
      ),
    );
    while (this.#list.childElementCount > most) this.#list.lastElementChild?.remove();
  }

  #preventSwitches(names: readonly string[]): HTMLElement {
    const cancelable = [
      'codat-integration-select',
      'codat-link-open',
      'codat-consent',
      'codat-close',
    ];
    const boxes = cancelable
      .filter((name) => names.includes(name))
      .map((name) => {
        const input = make('input', { type: 'checkbox' });
        input.addEventListener('change', () => {
          if (input.checked) this.#prevented.add(name);
          else this.#prevented.delete(name);
        });
        return make('label', { class: 'check' }, input, make('code', {}, name));
      });
    return make('fieldset', { class: 'row' }, make('legend', {}, 'Prevent'), ...boxes);
  }
}

function toText(detail: unknown): string {
  // `codat-link-open` carries the link: the link signs anyone in, so it is not kept on a page.
  const withoutLinks = (key: string, value: unknown) => (key === 'linkUrl' ? '…' : value);
  return detail === undefined ? 'No detail' : JSON.stringify(detail, withoutLinks, 2);
}
