/** Forced colors, as of Windows' contrast themes: what is told by a background or a shadow alone is not told there. */
import { executeServerCommand } from '@web/test-runner-commands';
import { describeElement, drawn } from './audit.js';
import { needs } from './engines.js';
import { atTheEnd } from './page.js';

const setForcedColors = (active: boolean) =>
  executeServerCommand<boolean, { active: boolean }>('force-colors', { active });

/** Turns them on until the test ends. */
export async function forceColors(): Promise<void> {
  needs('forced colors');
  atTheEnd(() => setForcedColors(false).then(() => undefined));
  await setForcedColors(true);
}

const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

function* controlsIn(host: Element): Generator<HTMLElement> {
  for (const element of drawn(host.shadowRoot ?? host)) {
    if (element.matches(controls) && element.checkVisibility()) yield element as HTMLElement;
  }
}

/** The element itself, and what it draws before and after its contents. */
const stylesOf = (element: Element) =>
  [undefined, '::before', '::after'].map((pseudo) => getComputedStyle(element, pseudo));

const isLine = (style: string, width: string, color: string) =>
  style !== 'none' && parseFloat(width) > 0 && !/^rgba\(.*, 0\)$/.test(color);

/** Above or below: a row shares its lines with its neighbours. */
function hasBorder(element: Element): boolean {
  const style = getComputedStyle(element);
  return (
    isLine(style.borderTopStyle, style.borderTopWidth, style.borderTopColor) ||
    isLine(style.borderBottomStyle, style.borderBottomWidth, style.borderBottomColor)
  );
}

function hasOutline(element: Element): boolean {
  return stylesOf(element).some(({ outlineStyle, outlineWidth, outlineColor }) =>
    isLine(outlineStyle, outlineWidth, outlineColor),
  );
}

const isUnderlined = (element: Element) =>
  getComputedStyle(element).textDecorationLine.includes('underline');

/** Boxes and circles that the browser draws by itself. */
const isNative = (element: Element) =>
  element.matches('input:is([type=checkbox], [type=radio])') &&
  getComputedStyle(element).appearance !== 'none';

/** Codat's mark and the platforms' official buttons are pictures of their owners, edges included. */
const isPicture = (element: Element) => element.matches('.mark, .official-look');

/** Whether an edge of its own, of the row it fills, or of what stands in it, says that it can be pressed. */
function hasEdge(control: Element): boolean {
  const row = control.closest('h2, h3, h4, li')?.parentElement;
  const near = [control, control.parentElement, row, ...control.querySelectorAll('*')];
  return near.some((one) => one && (hasBorder(one) || isUnderlined(one)));
}

/** Controls that nothing marks off from the text around them. */
export const withoutEdge = (host: Element): string[] =>
  [...controlsIn(host)]
    .filter((control) => !isNative(control) && !isPicture(control) && !hasEdge(control))
    .map((control) => `no edge: ${describeElement(control)}`);

/** Controls that look the same with the focus. */
export const withoutFocus = (host: Element): string[] =>
  [...controlsIn(host)].flatMap((control) => {
    control.focus({ focusVisible: true, preventScroll: true } as FocusOptions);
    if (!control.matches(':focus')) return [];
    const isSeen = [control, ...control.querySelectorAll('*')].some(hasOutline);
    const parent = control.parentElement;
    const label = control.nextElementSibling;
    const isSeenAround = [parent, label].some((one) => one && hasOutline(one));
    return isSeen || isSeenAround ? [] : [`no focus: ${describeElement(control)}`];
  });

/** What a person sees of an element where colors are forced, shadows and backgrounds left out. */
function lookOf(element: Element): string {
  return stylesOf(element)
    .map(({ borderBlock, borderInline, outline, color, textDecoration, fontWeight, content }) =>
      [borderBlock, borderInline, outline, color, textDecoration, fontWeight, content].join(),
    )
    .join('|');
}

/** The chosen one of several, where it looks like those that are not. */
export function chosenUnseen(host: Element): string[] {
  const choices = [...drawn(host.shadowRoot ?? host)].filter(
    (element): element is HTMLInputElement =>
      element instanceof HTMLInputElement && element.type === 'radio' && !isNative(element),
  );
  const looks = (isChosen: boolean) =>
    choices
      .filter(({ checked }) => checked === isChosen)
      .flatMap(({ labels }) => labels?.[0] ?? [])
      .map(lookOf);
  const others = looks(false);
  return looks(true)
    .filter((look) => others.includes(look))
    .map(() => 'the chosen one looks like the others');
}
