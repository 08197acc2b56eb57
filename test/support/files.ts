/** Files as people have them, by what they begin with. In Node and in the browser. */

const bytes = (...values: readonly (number | string)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    values.flatMap((value) =>
      typeof value === 'number' ? [value] : [...new TextEncoder().encode(value)],
    ),
  );

/** A zip whose first entry has this name. */
const zip = (entry: string) =>
  bytes('PK', 3, 4, ...new Array<number>(22).fill(0), entry.length, 0, 0, 0, entry, 'and so on');

export const heads = {
  pdf: bytes('%PDF-1.7\n1 0 obj'),
  xlsx: zip('[Content_Types].xml'),
  docx: zip('word/document.xml'),
  zip: zip('holiday/beach.jpg'),
  xls: bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 'workbook'),
  jpeg: bytes(0xff, 0xd8, 0xff, 0xe0, 'JFIF'),
  png: bytes(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a, 'IHDR'),
  csv: bytes('date,amount\n2026-11-01,12.50\n'),
  exe: bytes('MZ', 0x90, 0, 3, 0, 0, 0, 'This program cannot be run in DOS mode.'),
  html: bytes('\n<!doctype html><script>alert(1)</script>'),
} as const;

/** A file of this name and content, `size` bytes long. */
export function fileOf(
  name: string,
  content: keyof typeof heads = 'pdf',
  size: number = heads[content].length,
): File {
  const head = heads[content];
  const rest = Math.max(0, size - head.length);
  return new File([head.slice(0, size), new Uint8Array(rest).fill(0x20)], name);
}
