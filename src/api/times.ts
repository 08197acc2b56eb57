import { CodatConfigurationError } from './errors.js';

/** What a client is told of times and tries. */
interface Times {
  readonly timeout?: number | undefined;
  readonly retries?: number | undefined;
  readonly retryDelay?: number | undefined;
}

/** The longest time that a timer can wait, in milliseconds: one that is longer would end at once. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && !Number.isNaN(value);

/**
 * What is given of these, with times that a timer can wait; `Infinity` stands for no end.
 *
 * @throws CodatConfigurationError
 */
export function checkedTimes({ timeout, retries, retryDelay }: Times): Times {
  for (const [name, value] of Object.entries({ timeout, retries, retryDelay })) {
    if (value === undefined) continue;
    if (isNumber(value) && (value > 0 || name !== 'timeout')) continue;
    const unit = name === 'retries' ? 'a number of tries' : 'milliseconds';
    throw new CodatConfigurationError(`${name} is "${String(value)}". Give ${unit}.`);
  }
  return {
    ...(timeout !== undefined && { timeout: Math.min(timeout, MAX_TIMER_MS) }),
    ...(retries !== undefined && { retries }),
    ...(retryDelay !== undefined && { retryDelay: Math.min(retryDelay, MAX_TIMER_MS) }),
  };
}
