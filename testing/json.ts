/** JSON that can hold a RegExp too, which a fault's path may be. */

interface WrittenRegExp {
  readonly regExpSource: string;
  readonly flags: string;
}

const isWritten = (value: unknown): value is WrittenRegExp =>
  typeof value === 'object' && value !== null && 'regExpSource' in value && 'flags' in value;

export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof RegExp ? { regExpSource: part.source, flags: part.flags } : part,
  );

export const fromJson = (text: string): unknown =>
  JSON.parse(text, (_, part: unknown) =>
    isWritten(part) ? new RegExp(part.regExpSource, part.flags) : part,
  );
