/** Cache of formats, by kind, language and options: a format takes long to construct, and a list needs one for every row. */
const formats = new Map<string, unknown>();

export function formatOf<Options, Format>(
  kind: new (language: string, options: Options) => Format,
  language: string,
  options: Options,
): Format {
  const key = JSON.stringify([kind.name, language, options]);
  const known = formats.get(key) as Format | undefined;
  const format = known ?? new kind(language, options);
  formats.set(key, format);
  return format;
}
