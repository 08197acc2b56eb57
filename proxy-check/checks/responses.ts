/** What a response says beside its content. */
import { finding, findingsOf, type Check } from '../check.js';
import { brokeBy } from '../assertions.js';
import { printable } from '../printable.js';
import { privateResponses } from './private-responses.js';

const marker = 'x-check-injected';

export const responseChecks: readonly Check[] = [
  {
    id: 'content-type',
    kind: 'attack',
    promise: 'no browser takes a response for a page or a script',
    fix: 'Send Content-Type: application/json and X-Content-Type-Options: nosniff with every response, errors too.',
    run: async (context) =>
      findingsOf(await privateResponses(context), ({ response }) => {
        if (response.text === '') return undefined;
        const type = response.header('Content-Type') ?? '';
        // Plain text cannot act either, once the browser does not guess: some gateways refuse with it.
        const isPlain = response.status >= 400 && /^text\/plain\b/i.test(type);
        if (!isPlain && !/^application\/(problem\+)?json\b/i.test(type)) {
          return `Content-Type: ${printable(type) || 'none'}`;
        }
        const isFixed = response.header('X-Content-Type-Options')?.toLowerCase() === 'nosniff';
        return isFixed ? undefined : 'no X-Content-Type-Options: nosniff';
      }),
  },
  {
    id: 'header-injection',
    kind: 'attack',
    promise: 'nothing that is sent becomes a header of a response, or of what Codat is asked',
    fix: 'Put nothing of a request into a header unless it has been matched against a pattern without control characters.',
    run: async ({ target, me }) => {
      const list = `/companies/${me}/connections`;
      const injected = `%0d%0a${marker}:%201%0d%0aSet-Cookie:%20${marker}=1`;
      const exchanges = await Promise.all([
        target.send({ path: `${list}?query=${injected}` }),
        target.send({ path: `${list}?orderBy=${injected}` }),
        target.send({ path: `${list}${injected}` }),
        target.send({ path: `${list}/${injected}` }),
        target.send({ path: `/integrations/x${injected}/branding` }),
        target.send({ path: `/companies/me${injected}/connections` }),
        target.send({ path: `${list}?next=%E5%98%8A%E5%98%8D${marker}:%201` }),
        target.send({ path: list, headers: { 'X-Request-Id': `1\n${marker}: 1` } }),
      ]);
      return findingsOf(exchanges, ({ response }) =>
        response.headerLines.some((line) => line.startsWith(marker) || line.includes(`${marker}=1`))
          ? 'the response has the header that was sent'
          : undefined,
      );
    },
  },
  {
    id: 'odd-requests',
    kind: 'attack',
    promise: 'odd requests are refused and break nothing',
    fix: 'Respond to what cannot be understood with a status from 400 to 499, and keep the server’s own failures for its own faults.',
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
      const exchanges = await Promise.all(paths.map((path) => target.send({ path })));
      return findingsOf(exchanges, brokeBy);
    },
  },
  {
    id: 'transport',
    kind: 'attack',
    promise: 'sessions and links do not travel in the clear',
    fix: 'Serve the proxy over https only.',
    run: async ({ target, list }) => {
      const { protocol, hostname } = target.url;
      const isHere = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
      return protocol === 'https:' || isHere ? [] : [finding(list, 'over plain http')];
    },
  },
];
