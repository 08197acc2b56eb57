/** The test files that an argument of `npm test` names, by suite. */
export function findTestFiles(name: string): Record<string, string[]>;
