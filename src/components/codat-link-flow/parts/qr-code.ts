import { html } from 'lit';
import { encode } from 'uqr';

/** The light margin that scanners need around a code, in modules. */
const MARGIN = 4;

/** The dark modules as a path: one line for each run of a row. */
function darkPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.map((isDark, x) => {
        if (!isDark || row[x - 1]) return '';
        const end = row.indexOf(false, x);
        return `M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`;
      }),
    )
    .join('');
}

/**
 * A text as a QR code, to be drawn with a label: dark on light whatever the page's colours, since many scanners read no other.
 *
 * @throws Error when the text is too long for a code.
 */
export function qrCode(text: string) {
  const { data, size } = encode(text, { ecc: 'M', border: MARGIN });
  const path = darkPath(data);
  return (label: string) =>
    html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label}>
      <path class="light" d="M0 0h${size}v${size}H0z" />
      <path class="dark" d=${path} shape-rendering="crispEdges" />
    </svg>`;
}
