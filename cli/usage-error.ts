/** The command line cannot be understood; the words say what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
