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
        ['ar', 'Arabic'],
        ['nl', 'Dutch'],
        ['fr', 'French'],
        ['fr-CA', 'French (Canada)'],
        ['de', 'German'],
        ['it', 'Italian'],
        ['ja', 'Japanese'],
        ['pt-BR', 'Portuguese (Brazil)'],
        ['es', 'Spanish'],
        ['sv', 'Swedish: none of ours'],
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
  // On a narrow screen the preview comes below the controls, and open ones would push it away.
  const roomy = matchMedia('(min-width: 761px)').matches;
  return fold('Page', roomy, ...choices.map(choiceRow));
}

function choiceRow(choice: Choice): HTMLElement {
  const select = make('select', { id: choice.id });
  select.append(...choice.values.map(([value, label]) => new Option(label, value)));
  select.addEventListener('change', () => choice.apply(select.value));
  return make('div', { class: 'row' }, make('label', { for: choice.id }, choice.label), select);
}
