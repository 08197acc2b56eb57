/** How long a person who has pressed a button waits for what becomes of it. */
const MAX_WAIT_MS = 5000;

/** Settles like the question, or resolves once that takes too long: requests are repeated for the better part of a minute. */
export function inShort(asked: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, MAX_WAIT_MS);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
