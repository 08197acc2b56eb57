import { html, nothing, type TemplateResult } from 'lit';
import { parseNumber } from './dom/enum-attribute.js';
import { warnOnce } from './dom/warn-once.js';

export const DEFAULT_HEADING_LEVEL = 2;
const LOWEST_LEVEL = 6;

/** An element's `heading-level` where that is 1 to 6; else the default, with a warning. */
export function headingLevelOf(
  element: HTMLElement,
  level: number | string | null | undefined,
): number {
  const number = parseNumber(level);
  if (number === undefined) return DEFAULT_HEADING_LEVEL;
  const isWhole = typeof number === 'number' && Number.isInteger(number);
  if (isWhole && number >= 1 && number <= LOWEST_LEVEL) return number;
  const given = element.getAttribute('heading-level') ?? level;
  warnOnce(
    element,
    `Invalid heading-level "${given}". Expected a whole number from 1 to 6. Falling back to ${DEFAULT_HEADING_LEVEL}.`,
  );
  return DEFAULT_HEADING_LEVEL;
}

/** The level of the headings under one of this level. */
export const deeper = (level: number): number => Math.min(level + 1, LOWEST_LEVEL);

/** A heading of this level, with a class and, where something refers to it, an id. */
export function heading(level: number, look: string, content: unknown, id = ''): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 class=${look} id=${id || nothing}>${content}</h1>`;
    case 2:
      return html`<h2 class=${look} id=${id || nothing}>${content}</h2>`;
    case 3:
      return html`<h3 class=${look} id=${id || nothing}>${content}</h3>`;
    case 4:
      return html`<h4 class=${look} id=${id || nothing}>${content}</h4>`;
    case 5:
      return html`<h5 class=${look} id=${id || nothing}>${content}</h5>`;
    default:
      return html`<h6 class=${look} id=${id || nothing}>${content}</h6>`;
  }
}
