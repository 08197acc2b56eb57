const warned = new Set<string>();

/** Logs a warning for the host's developer, once per page and wording. */
export function warnOnce(line: string): void {
  if (warned.has(line)) return;
  warned.add(line);
  console.warn(line);
}
