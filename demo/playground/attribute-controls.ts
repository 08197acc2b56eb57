import { controlFor } from './choices.js';
import { fold, make } from './dom.js';
import type { ElementAttribute } from './manifest.js';
import type { Preview } from './preview.js';

/** The controls of one element: whether it is shown, and each of its attributes. */
export function attributeControls(preview: Preview, options: { canHide: boolean }): HTMLElement {
  const { tag, summary, attributes } = preview.description;
  const rows = attributes.map((attribute) => attributeRow(preview, attribute));
  const show = options.canHide ? [showSwitch(preview)] : [];
  return fold(`<${tag}>`, false, make('p', { class: 'note' }, summary), ...show, ...rows);
}

function showSwitch(preview: Preview): HTMLElement {
  const input = make('input', { type: 'checkbox' });
  input.checked = preview.shown;
  input.addEventListener('change', () => {
    preview.shown = input.checked;
  });
  return make('label', { class: 'check' }, input, 'Shown in the preview');
}

function attributeRow(preview: Preview, attribute: ElementAttribute): HTMLElement {
  const { name, description } = attribute;
  const id = `${preview.description.tag}-${name}`;
  const control = controlFor(attribute);
  const value = preview.attribute(name);
  const set = (next: string | undefined) => preview.setAttribute(name, next);

  switch (control.kind) {
    case 'switch': {
      const input = make('input', { type: 'checkbox' });
      input.checked = value !== undefined;
      input.addEventListener('change', () => set(input.checked ? '' : undefined));
      return make(
        'div',
        { class: 'row' },
        make('label', { class: 'check' }, input, make('code', {}, name)),
        note(description),
      );
    }
    case 'text':
    case 'number': {
      const input = make('input', { id, type: control.kind, value: value ?? '' });
      input.placeholder = unquoted(attribute.default);
      // Typing a URL letter by letter would send a request for each letter.
      input.addEventListener('change', () => set(input.value === '' ? undefined : input.value));
      return labelled(id, name, input, description);
    }
    case 'one': {
      const select = make('select', { id });
      const preset = unquoted(attribute.default);
      select.append(new Option(preset ? `default (${preset})` : 'default', ''));
      select.append(...control.values.map((word) => new Option(word, word)));
      select.value = value ?? '';
      select.addEventListener('change', () => set(select.value === '' ? undefined : select.value));
      return labelled(id, name, select, description);
    }
    case 'several': {
      const preset = unquoted(attribute.default);
      const words = new Set((value ?? preset).split(' '));
      const boxes = control.values.map((word) => {
        const input = make('input', { type: 'checkbox' });
        input.checked = words.has(word);
        input.addEventListener('change', () => {
          if (input.checked) words.add(word);
          else words.delete(word);
          // An empty list is not the default one: of actions, it is none.
          const chosen = control.values.filter((each) => words.has(each)).join(' ');
          set(chosen === preset ? undefined : chosen);
        });
        return make('label', { class: 'check' }, input, word);
      });
      return make(
        'fieldset',
        { class: 'row' },
        make('legend', {}, make('code', {}, name)),
        note(description),
        make('div', { class: 'checks' }, ...boxes),
      );
    }
    default:
      return control satisfies never;
  }
}

function labelled(id: string, name: string, input: HTMLElement, description: string): HTMLElement {
  const label = make('label', { for: id }, make('code', {}, name));
  return make('div', { class: 'row' }, label, note(description), input);
}

function note(text: string): HTMLElement | string {
  if (!text) return '';
  // Descriptions are Markdown, of which they use the backticks: every second piece stands in some.
  const pieces = text.split('`');
  return make(
    'p',
    { class: 'note' },
    ...pieces.map((piece, index) => (index % 2 === 1 ? make('code', {}, piece) : piece)),
  );
}

/** The manifest writes defaults as they stand in the source: `'popup'`. */
function unquoted(text: string | undefined): string {
  return text === undefined || text === 'undefined' ? '' : text.replace(/^'(.*)'$/, '$1');
}
