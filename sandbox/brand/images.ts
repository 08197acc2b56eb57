import type { Brand } from './brands.js';
import { darken, inkOn, underWhite } from './color.js';

const font = 'font-family="system-ui, Segoe UI, Roboto, Helvetica, Arial, sans-serif"';

/** The brand's sign on a field of `size`, placed at (x, y). */
function sign(brand: Brand, size: number, color: string, x = 0, y = 0): string {
  if (brand.path) {
    return `<path transform="translate(${x} ${y}) scale(${size / 24})" fill="${color}" d="${brand.path}"/>`;
  }
  const initial = brand.name.charAt(0);
  return `<text x="${x + size / 2}" y="${y + size * 0.82}" ${font} font-size="${size * 0.92}" font-weight="700" text-anchor="middle" fill="${color}">${initial}</text>`;
}

function svg(width: number, height: number, title: string, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}"><title>${title}</title>${content}</svg>`;
}

/** The square logo: the sign in white or black on the brand's color. */
export function squareLogo(brand: Brand): string {
  return svg(
    128,
    128,
    `${brand.name} logo`,
    `<rect width="128" height="128" rx="24" fill="#${brand.hex}"/>${sign(brand, 80, inkOn(brand.hex), 24, 24)}`,
  );
}

/** The full logo: sign and name side by side, on white so that it also shows on dark pages. */
export function fullLogo(brand: Brand): string {
  const text = Math.round(brand.name.length * 17);
  const width = 76 + text;
  return svg(
    width,
    64,
    `${brand.name} logo`,
    `<rect width="${width}" height="64" rx="12" fill="#ffffff"/>` +
      `<rect x="12" y="12" width="40" height="40" rx="9" fill="#${brand.hex}"/>` +
      sign(brand, 26, inkOn(brand.hex), 19, 19) +
      `<text x="62" y="42" ${font} font-size="28" font-weight="600" fill="#1b1f29" textLength="${text - 6}" lengthAdjust="spacingAndGlyphs">${brand.name}</text>`,
  );
}

/** The brand's own connect button, 223 × 44 as Intuit's are. */
export function connectButton(brand: Brand, hover: boolean): string {
  const ground = hover ? darken(underWhite(brand.hex), 0.78) : underWhite(brand.hex);
  const label = `Connect to ${brand.name}`;
  return svg(
    223,
    44,
    label,
    `<rect width="223" height="44" rx="4" fill="#${ground}"/>` +
      sign(brand, 28, '#ffffff', 10, 8) +
      `<text x="46" y="27" ${font} font-size="15" font-weight="600" fill="#ffffff" textLength="166" lengthAdjust="spacingAndGlyphs">${label}</text>`,
  );
}

/** Stands where Codat serves its mark; its ink follows the reader's color scheme. */
export function poweredByCodat(): string {
  return svg(
    148,
    24,
    'Powered by Codat',
    '<style>text{fill:#3b4454}@media(prefers-color-scheme:dark){text{fill:#d5d9e0}}</style>' +
      `<text x="0" y="17" ${font} font-size="13" textLength="78" lengthAdjust="spacingAndGlyphs">Powered by</text>` +
      `<text x="86" y="17" ${font} font-size="16" font-weight="700" textLength="58" lengthAdjust="spacingAndGlyphs">codat</text>`,
  );
}
