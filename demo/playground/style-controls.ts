import { fold, make } from './dom.js';
import type { ElementDescription } from './manifest.js';

/** The host's CSS variables, set on the preview as a host would set them on its page. */
export function styleControls(
  descriptions: readonly ElementDescription[],
  preview: HTMLElement,
): HTMLElement {
  const properties = new Map(
    descriptions.flatMap(({ cssProperties }) =>
      cssProperties.map(({ name, description }) => [name, description] as const),
    ),
  );
  const rows = [...properties].map(([name, description]) => styleRow(name, description, preview));
  return fold(
    'CSS variables',
    false,
    make('p', { class: 'note' }, 'Any CSS value; an empty one is the element’s default.'),
    ...rows,
  );
}

function styleRow(name: string, description: string, preview: HTMLElement): HTMLElement {
  const id = `style${name}`;
  const text = make('input', { id, type: 'text', spellcheck: 'false' });
  const apply = () => {
    preview.style.setProperty(name, text.value);
    if (swatch) swatch.value = hexOf(text.value, preview);
  };
  text.addEventListener('change', apply);
  const swatch = name.includes('color') ? make('input', { type: 'color' }) : undefined;
  swatch?.setAttribute('aria-label', `Pick ${name}`);
  swatch?.addEventListener('input', () => {
    text.value = swatch.value;
    apply();
  });
  return make(
    'div',
    { class: 'row' },
    make('label', { for: id }, make('code', {}, name)),
    description ? make('p', { class: 'note' }, description) : '',
    make('div', { class: 'pair' }, text, swatch ?? ''),
  );
}

/** Any CSS color as a color picker takes it, with `light-dark()` as in the preview; black for what is none. */
function hexOf(color: string, preview: HTMLElement): string {
  const probe = make('span', {});
  probe.style.color = color;
  if (!probe.style.color) return '#000000';
  preview.append(probe);
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  const fill = context?.fillStyle;
  return typeof fill === 'string' && /^#[\da-f]{6}$/.test(fill) ? fill : '#000000';
}
