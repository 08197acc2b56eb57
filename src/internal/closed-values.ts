const warned = new Set<string>();

/** Tells the host's developer of a wrong value, once. */
export function warnOnce(element: HTMLElement, message: string): void {
  const line = `<${element.localName}>: ${message}`;
  if (warned.has(line)) return;
  warned.add(line);
  console.warn(line);
}

/** An attribute's value where it is one of those it can have; else the first of them, with a warning. */
export function oneOf<Value extends string>(
  element: HTMLElement,
  attribute: string,
  value: string | null | undefined,
  allowed: readonly [Value, ...Value[]],
): Value {
  const known = allowed.find((one) => one === value);
  if (known) return known;
  if (value) {
    warnOnce(
      element,
      `${attribute} is "${value}", which is none of ${allowed.join(', ')}. "${allowed[0]}" is used.`,
    );
  }
  return allowed[0];
}

/** A space-separated attribute's values where they are some of those it can have. Others are warned of and left out. */
export function someOf<Value extends string>(
  element: HTMLElement,
  attribute: string,
  value: string | null | undefined,
  allowed: readonly Value[],
): Value[] {
  return words(value).flatMap((word) => {
    const known = allowed.find((one) => one.toLowerCase() === word.toLowerCase());
    if (!known) {
      warnOnce(
        element,
        `${attribute} has "${word}", which is none of ${allowed.join(', ')}. It is left out.`,
      );
    }
    return known ?? [];
  });
}

/** A space-separated attribute's words. */
export const words = (value: string | null | undefined): string[] =>
  value?.split(/\s+/).filter(Boolean) ?? [];
