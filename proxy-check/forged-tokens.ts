/** Sessions as an attacker writes them: accepted only by a proxy that does not verify signatures. */
import type { HeaderList } from './target.js';

/** One value of a session: a cookie's, or what an `Authorization` header holds. */
export interface Credential {
  readonly value: string;
  /** The headers with another value in its place. */
  readonly replacedBy: (value: string) => HeaderList;
}

export function credentialsIn(headers: HeaderList): readonly Credential[] {
  return headers.flatMap(([name, whole], at) =>
    valuesIn(name, whole).map(([before, value]) => ({
      value,
      replacedBy: (other: string): HeaderList =>
        headers.map((header, index) =>
          index === at
            ? [name, before + other + whole.slice(before.length + value.length)]
            : header,
        ),
    })),
  );
}

/** What stands before each value, and the value. */
function valuesIn(name: string, whole: string): readonly (readonly [string, string])[] {
  switch (name.toLowerCase()) {
    case 'cookie':
      return [...whole.matchAll(/([^=;]+=)([^;]+)/g)].map((match) => [
        whole.slice(0, match.index) + (match[1] ?? ''),
        match[2] ?? '',
      ]);
    case 'authorization': {
      const value = /\S+$/.exec(whole)?.[0] ?? '';
      return [[whole.slice(0, whole.length - value.length), value]];
    }
    default:
      return [];
  }
}

/** The value with nothing of it left: signed by nobody. */
export const blanked = (value: string): string => 'x'.repeat(value.length);

/** A JSON web token with another signature, and one that says it needs none. */
export function unsigned(value: string): readonly string[] {
  const parts = value.split('.');
  const [head = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) return [];
  // Not its last letter: some of that one's bits do not count.
  const altered = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  return [`${head}.${payload}.${altered}`, `${none}.${payload}.`];
}

/** How values are written: each reads one, gives it to `edit`, and writes what comes back. */
type Coding = (value: string, edit: (text: string) => string) => string;

const plain: Coding = (value, edit) => edit(value);

const inUri: Coding = (value, edit) => {
  try {
    return encodeURIComponent(edit(decodeURIComponent(value)));
  } catch {
    return value;
  }
};

const inBase64 =
  (alphabet: 'base64' | 'base64url'): Coding =>
  (value, edit) => {
    const text = Buffer.from(value, 'base64').toString('latin1');
    const edited = edit(text);
    return edited === text ? value : Buffer.from(edited, 'latin1').toString(alphabet);
  };

/** Part by part, as tokens and signed cookies are joined: the parts beside it stay, the signature too. */
const inParts =
  (coding: Coding): Coding =>
  (value, edit) =>
    value
      .split(/([.:])/)
      .map((part) => coding(part, edit))
      .join('');

const inner: readonly Coding[] = [
  plain,
  inParts(inBase64('base64')),
  inParts(inBase64('base64url')),
];

const codings: readonly Coding[] = inner.flatMap((coding) => [
  coding,
  (value, edit) => inUri(value, (text) => coding(text, edit)),
]);

/** The value with another company in the place of one's own, wherever it can be read in it. */
export function renamed(value: string, own: string, foreign: string): readonly string[] {
  const rename = (text: string): string => text.replace(new RegExp(own, 'gi'), foreign);
  return [
    ...new Set(
      codings
        // Written anew a value may differ without that: an escape more or less.
        .filter((coding) => coding(value, rename) !== coding(value, (text) => text))
        .map((coding) => coding(value, rename)),
    ),
  ];
}
