/** The path of a browser that starts; `isWhole`: no headless shell. Throws an `Error` with the way out when there is none. */
export function findBrowser(
  engine?: 'chromium' | 'firefox' | 'webkit',
  options?: { isWhole?: boolean },
): string;
/** Command-line flags for a browser that only tests. */
export function browserFlags(): string[];
