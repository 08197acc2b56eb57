/** An error for who writes the test: it says what was expected, what came, and what to do. */
export function misuse(message: string): Error {
  const error = new Error(message);
  error.name = 'CodatTestingError';
  return error;
}

/** A value as an error's message shows it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  const { constructor } = value as { constructor?: { name?: string } };
  return `an object (${constructor?.name || 'Object'})`;
}
