/** What the browser tests use of mocha, which the runner puts into the page. */
declare function describe(subject: string, tests: () => void): void;
declare function it(
  statement: string,
  test: (this: { timeout(ms: number): void }) => void | Promise<void>,
): {
  /** Gives it this many milliseconds. */
  timeout(ms: number): void;
};
declare function after(task: () => void | Promise<void>): void;
declare function beforeEach(
  task: (this: { currentTest?: { title: string; skip(): never } }) => void | Promise<void>,
): void;
declare function afterEach(task: () => void | Promise<void>): void;
