/** What an answer says beside its content. */
import { finding, judge, type Check } from '../check.js';
import type { Scene } from '../scene.js';
import type { Exchange } from '../target.js';

/** One answer of each kind that is about a company, and errors. */
async function privateAnswers({
  target,
  me,
  unknownConnection,
}: Scene): Promise<readonly Exchange[]> {
  const list = `/companies/${me}/connections`;
  return [
    await target.ask({ path: list }),
    await target.ask({ path: `/companies/${me}/dataStatus` }),
    await target.ask({ path: `${list}/${unknownConnection}` }),
    await target.ask({ path: `/companies/${me}/nothing` }),
    await target.ask({ path: list, as: 'nobody' }),
    await target.ask({ method: 'POST', path: list, body: '{' }),
  ];
}

const marker = 'x-check-injected';

export const answerChecks: readonly Check[] = [
  {
    id: 'private-caching',
    kind: 'attack',
    promise: 'no cache keeps what is a company’s: it holds links with one-time passwords',
    mend: 'Send Cache-Control: no-store with everything below /companies and with errors, and let no cache in between add to it.',
    run: async (scene) =>
      judge(await privateAnswers(scene), ({ answer }) => {
        const control = answer.header('Cache-Control') ?? '';
        if (/public|s-maxage/.test(control)) return `Cache-Control: ${control}`;
        return control.includes('no-store') ? undefined : 'no Cache-Control: no-store';
      }),
  },
  {
    id: 'catalogue-caching',
    kind: 'attack',
    promise:
      'what is told to signed-in users is not kept by shared caches unless it is meant to be',
    mend: 'Send Cache-Control: private with /integrations, or make it public on purpose, to those who are not signed in too.',
    run: async ({ target }) => {
      const signedIn = await target.ask({ path: '/integrations' });
      const signedOut = await target.ask({ path: '/integrations', as: 'nobody' });
      const control = signedIn.answer.header('Cache-Control') ?? '';
      const isShared = /public|s-maxage/.test(control);
      return isShared && !signedOut.answer.isSuccess
        ? [
            finding(
              signedIn,
              `Cache-Control: ${control}, though others get ${signedOut.answer.status}`,
            ),
          ]
        : [];
    },
  },
  {
    id: 'content-type',
    kind: 'attack',
    promise: 'no browser takes an answer for a page or a script',
    mend: 'Send Content-Type: application/json and X-Content-Type-Options: nosniff with every answer, errors too.',
    run: async (scene) =>
      judge(await privateAnswers(scene), ({ answer }) => {
        if (answer.text === '') return undefined;
        const type = answer.header('Content-Type') ?? '';
        if (!/^application\/(problem\+)?json\b/i.test(type))
          return `Content-Type: ${type || 'none'}`;
        const isFixed = answer.header('X-Content-Type-Options')?.toLowerCase() === 'nosniff';
        return isFixed ? undefined : 'no X-Content-Type-Options: nosniff';
      }),
  },
  {
    id: 'header-injection',
    kind: 'attack',
    promise: 'nothing that is sent becomes a header of an answer, or of what Codat is asked',
    mend: 'Put nothing of a request into a header unless it has been matched against a pattern without control characters.',
    run: async ({ target, me }) => {
      const list = `/companies/${me}/connections`;
      const injected = `%0d%0a${marker}:%201%0d%0aSet-Cookie:%20${marker}=1`;
      const exchanges = await Promise.all([
        target.ask({ path: `${list}?query=${injected}` }),
        target.ask({ path: `${list}?orderBy=${injected}` }),
        target.ask({ path: `${list}${injected}` }),
        target.ask({ path: `${list}/${injected}` }),
        target.ask({ path: `/integrations/x${injected}/branding` }),
        target.ask({ path: `/companies/me${injected}/connections` }),
        target.ask({ path: `${list}?next=%E5%98%8A%E5%98%8D${marker}:%201` }),
        target.ask({ path: list, headers: { 'X-Request-Id': `1\n${marker}: 1` } }),
      ]);
      return judge(exchanges, ({ answer }) =>
        answer.headerLines.some((line) => line.startsWith(marker) || line.includes(`${marker}=1`))
          ? 'the answer has the header that was sent'
          : undefined,
      );
    },
  },
  {
    id: 'odd-requests',
    kind: 'attack',
    promise: 'odd requests are refused and break nothing',
    mend: 'Answer what cannot be understood with a status from 400 to 499, and keep the server’s own failures for its own faults.',
    run: async ({ target, me }) => {
      const list = `/companies/${me}/connections`;
      const paths = [
        '/%',
        '/%zz',
        '/%ff',
        '/%00',
        `/companies/${me}/connections/%ff%fe`,
        `/companies/${me}/connections/${'a'.repeat(3000)}`,
        `/integrations/%/branding`,
        `${list}?%`,
        `${list}?query=%ff`,
        `${list}?page=1&page=2`,
        `${list}?page[]=1`,
        `${list}?query[$ne]=1`,
        `${list}?__proto__[page]=1`,
        `${list}?constructor[prototype][page]=1`,
      ];
      const exchanges = await Promise.all(paths.map((path) => target.ask({ path })));
      return judge(exchanges, ({ answer }) =>
        answer.status >= 500 && answer.status !== 501 ? 'it broke something' : undefined,
      );
    },
  },
  {
    id: 'transport',
    kind: 'attack',
    promise: 'sessions and links do not travel in the clear',
    mend: 'Serve the proxy over https only.',
    run: async ({ target, list }) => {
      const { protocol, hostname } = target.url;
      const isHere = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
      return protocol === 'https:' || isHere ? [] : [finding(list, 'over plain http')];
    },
  },
];
