/**
 * The files that Codat takes, by their names and by what they begin with. The page checks a file before it sends it; the
 * proxy checks it again, since a page's word is anybody's.
 * @see https://docs.codat.io/integrations/file-upload
 */

/** The most files that Codat takes at a time. */
export const MAX_FILES = 20;
/** The most that a file may have: Codat's 10 MB. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** How many of a file's first bytes are read to detect its type. */
export const HEAD_BYTES = 4096;

/** What the bytes are, whatever the file is called. */
type FileContent = 'pdf' | 'ooxml' | 'ole' | 'jpeg' | 'png' | 'text';

interface FileType {
  /** The media type. */
  readonly type: string;
  readonly content: FileContent;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** By extension, in lower case. */
const fileTypes: Readonly<Record<string, FileType>> = {
  pdf: { type: 'application/pdf', content: 'pdf' },
  xls: { type: 'application/vnd.ms-excel', content: 'ole' },
  xlsx: { type: `${office}.spreadsheetml.sheet`, content: 'ooxml' },
  xlsb: { type: 'application/vnd.ms-excel.sheet.binary.macroEnabled.12', content: 'ooxml' },
  csv: { type: 'text/csv', content: 'text' },
  doc: { type: 'application/msword', content: 'ole' },
  docx: { type: `${office}.wordprocessingml.document`, content: 'ooxml' },
  ppt: { type: 'application/vnd.ms-powerpoint', content: 'ole' },
  pptx: { type: `${office}.presentationml.presentation`, content: 'ooxml' },
  jpeg: { type: 'image/jpeg', content: 'jpeg' },
  jpg: { type: 'image/jpeg', content: 'jpeg' },
  png: { type: 'image/png', content: 'png' },
};

/** The extensions that Codat takes, without a dot. */
export const fileExtensions: readonly string[] = Object.keys(fileTypes);

/** The extension of a name, in lower case and without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /[^\\/]\.([^.\\/\s]{1,16})\s*$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const asciiIn = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The names that the first entry of an Office document may have; any other zip is no document. */
const officeEntry = /^(\[Content_Types\]\.xml|(_rels|docProps|customXml|word|xl|ppt)\/)/;

function isOfficeZip(head: Uint8Array): boolean {
  // A zip's local header: the length of its name stands at 26, the name at 30.
  const length = (head[26] ?? 0) + 256 * (head[27] ?? 0);
  return officeEntry.test(asciiIn(head.subarray(30, 30 + Math.min(length, 64))));
}

function decoderFor(head: Uint8Array): TextDecoder {
  if (startsWith(head, 0xff, 0xfe)) return new TextDecoder('utf-16le');
  if (startsWith(head, 0xfe, 0xff)) return new TextDecoder('utf-16be');
  return new TextDecoder();
}

/** Rows of text: no control characters, no markup and no script. */
function isPlainText(head: Uint8Array): boolean {
  const text = decoderFor(head).decode(head);
  // eslint-disable-next-line no-control-regex -- control characters are what tells a program from text
  return !/[\0-\x08\x0e-\x1f\x7f]/.test(text) && !/^\s*(<|#!)/.test(text);
}

/** What a file is by its first bytes; undefined for what Codat does not take. */
function contentOf(head: Uint8Array): FileContent | undefined {
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole';
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return isOfficeZip(head) ? 'ooxml' : undefined;
  return head.length > 0 && isPlainText(head) ? 'text' : undefined;
}

/** What is known of a file that Codat takes. */
export interface CheckedFile {
  /** The name to send: with the extension of its content, where the name had none. */
  readonly name: string;
  /** The media type, by name and content. */
  readonly type: string;
}

/**
 * Why a file is refused: `type`, Codat takes none of this name; `content`, it is not what its name says; `protected`,
 * an Office document that is encrypted by a password.
 */
export type FileRefusal = 'type' | 'content' | 'protected';

/** Of these, the content alone says which extension a name without one lacks. */
const extensionByContent: Partial<Record<FileContent, string>> = {
  pdf: 'pdf',
  jpeg: 'jpg',
  png: 'png',
};

/** Checks a file by its name and its first `HEAD_BYTES` (or all of it, if it has fewer). */
export function checkFile(name: string, head: Uint8Array): CheckedFile | FileRefusal {
  const content = contentOf(head);
  const extension = extensionOf(name);
  const missing = extension === '' && content ? extensionByContent[content] : undefined;
  const key = missing ?? extension;
  // Every object has a `constructor`: what a name says is looked for among the table's own.
  const known = Object.hasOwn(fileTypes, key) ? fileTypes[key] : undefined;
  if (!known) return 'type';
  if (known.content !== content) {
    // An encrypted document is wrapped into the older format.
    return known.content === 'ooxml' && content === 'ole' ? 'protected' : 'content';
  }
  return { name: missing === undefined ? name : `${name}.${missing}`, type: known.type };
}

/** The longest name that is sent, in characters. */
const MAX_NAME_LENGTH = 200;

/** Control characters and line breaks, and what turns the direction of writing or takes no room. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A file's name as it is sent: the last part of a path, without control characters and those that turn the direction of
 * writing, by which `fdp.exe` can look like `exe.pdf`. A long one keeps its end, where its extension is.
 */
export function safeFileName(name: string): string {
  const last = (name.split(/[/\\]/).at(-1) ?? '').replace(unsafe, '');
  // A dot at the end would hide the extension before it.
  const letters = [...last.replace(/[.\s]+$/, '').trim()];
  if (letters.length <= MAX_NAME_LENGTH) return letters.join('');
  const half = MAX_NAME_LENGTH / 2;
  return [...letters.slice(0, half), '…', ...letters.slice(1 - half)].join('');
}
