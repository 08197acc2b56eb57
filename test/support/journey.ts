/** The details of `codat-journey`, as a test reads them. */
import type { CodatJourneyEvent, JourneyDetail } from '../../src/events/index.js';
import { atTheEnd, until } from './page.js';

/** The `codat-journey` events so far, in their order. */
export function collectJourney() {
  const details: JourneyDetail[] = [];
  const listener = ({ detail }: CodatJourneyEvent) => details.push(detail);
  document.addEventListener('codat-journey', listener);
  atTheEnd(() => document.removeEventListener('codat-journey', listener));
  return {
    details,
    /** Each event with all that is the same in every run; attempts as #1, #2, in their order. */
    get lines(): string[] {
      const attempts: unknown[] = [];
      return details.map(({ elapsed: _, element, name, ...rest }) => {
        const fields = Object.entries(rest).map(([key, value]) => {
          if (!/attemptId$/i.test(key)) return `${key}=${String(value)}`;
          if (!attempts.includes(value)) attempts.push(value);
          return key === 'attemptId'
            ? `#${attempts.indexOf(value) + 1}`
            : `after=#${attempts.indexOf(value) + 1}`;
        });
        return [name, element.replace('codat-', ''), ...fields.sort()].join(' ');
      });
    },
    async until(name: JourneyDetail['name'], count = 1): Promise<void> {
      await until(`${count} ${name} in ${JSON.stringify(this.lines)}`, () => {
        return details.filter((one) => one.name === name).length >= count;
      });
    },
  };
}
