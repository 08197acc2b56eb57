/** Relative luminance of a color of six hex digits, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

/** White, or black on a color too light for it to be seen. For logos, whose contrast is the brand's affair. */
export function inkOn(hex: string): '#000000' | '#ffffff' {
  return luminance(hex) > 0.6 ? '#000000' : '#ffffff';
}

/** The color, as much darker as white text of 4.5:1 needs. */
export function underWhite(hex: string): string {
  let share = 1;
  while (1.05 / (luminance(darken(hex, share)) + 0.05) < 4.5) share -= 0.02;
  return darken(hex, share);
}

/** The same color, darker: `share` of it is left. */
export function darken(hex: string, share: number): string {
  return [0, 2, 4]
    .map((from) => Math.round(Number.parseInt(hex.slice(from, from + 2), 16) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('');
}
