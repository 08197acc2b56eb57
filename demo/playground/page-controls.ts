import { fold, make } from './dom.js';

interface Choice {
  id: string;
  label: string;
  values: readonly (readonly [value: string, label: string])[];
  apply(value: string): void;
}

/** What the page around the elements decides: theme, language, direction, room. */
export function pageControls(preview: HTMLElement): HTMLElement {
  const root = document.documentElement;
  const choices: readonly Choice[] = [
    {
      id: 'theme',
      label: 'Theme',
      values: [
        ['', 'as the system'],
        ['light', 'light'],
        ['dark', 'dark'],
      ],
      apply: (value) => root.style.setProperty('color-scheme', value),
    },
    {
      id: 'direction',
      label: 'Direction',
      values: [
        ['ltr', 'left to right'],
        ['rtl', 'right to left'],
      ],
      apply: (value) => {
        root.dir = value;
      },
    },
    {
      id: 'language',
      label: 'Language',
      values: [
        ['en', 'English'],
        ['fr-CA', 'French (Canada)'],
        ['de', 'German'],
        ['es', 'Spanish'],
        ['ar', 'Arabic'],
      ],
      apply: (value) => {
        root.lang = value;
      },
    },
    {
      id: 'width',
      label: 'Width of the preview',
      values: [
        ['', 'all there is'],
        ['768px', '768 px'],
        ['480px', '480 px'],
        ['320px', '320 px'],
      ],
      apply: (value) => preview.style.setProperty('max-width', value),
    },
  ];
  return fold('Page', true, ...choices.map(choiceRow));
}

function choiceRow(choice: Choice): HTMLElement {
  const select = make('select', { id: choice.id });
  select.append(...choice.values.map(([value, label]) => new Option(label, value)));
  select.addEventListener('change', () => choice.apply(select.value));
  return make('div', { class: 'row' }, make('label', { for: choice.id }, choice.label), select);
}
