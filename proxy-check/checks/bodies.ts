/** Bodies that are not what the elements send. None of them would change anything if it got through. */
import { findingsOf, type Check } from '../check.js';
import { brokeBy, isCodatsRefusal } from '../assertions.js';
import type { CheckContext } from '../context.js';
import type { Exchange } from '../target.js';

const rebuild =
  'Parse the body, take the one field that is needed, check it against a pattern, and send Codat a body made anew.';

function post(
  { target, me }: CheckContext,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Exchange> {
  return target.send({ method: 'POST', path: `/companies/${me}/connections`, body, headers });
}

async function postAll(
  context: CheckContext,
  bodies: readonly string[],
): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const body of bodies) exchanges.push(await post(context, body));
  return exchanges;
}

/** The body should have been refused before Codat saw it. */
function notRefused(exchange: Exchange): string | undefined {
  const { response } = exchange;
  if (response.isSuccess) return 'it was accepted';
  if (isCodatsRefusal(response)) return 'Codat was sent it';
  return brokeBy(exchange);
}

/** Statuses that a proxy may have for every body, valid or not: they prove nothing. */
const ofBoth = [400, 401, 403, 413, 415, 422];

/**
 * The same, with the response to a body that is as it should be beside it: what a proxy passes on gets the same response
 * as that, in whatever words.
 */
async function notRefusedAsGood(
  context: CheckContext,
): Promise<(one: Exchange) => string | undefined> {
  const good = await post(context, JSON.stringify({ platformKey: context.unknownKey }));
  const { status } = good.response;
  return (exchange) => {
    const isAlike = exchange.response.status === status && status !== 0 && !ofBoth.includes(status);
    return notRefused(exchange) ?? (isAlike ? 'it was taken as a good body is' : undefined);
  };
}

export const bodyChecks: readonly Check[] = [
  {
    id: 'huge-body',
    kind: 'attack',
    needs: ['connect'],
    promise: 'a body larger than any that is needed is refused',
    fix: 'Limit bodies to a few kilobytes (413) before they are read or parsed.',
    run: async (context) => {
      const filler = 'x'.repeat(2 * 1024 * 1024);
      const body = JSON.stringify({ platformKey: context.unknownKey, filler });
      const problemOf = await notRefusedAsGood(context);
      // Who closes the line instead of reading on has refused it too.
      return findingsOf([await post(context, body)], problemOf);
    },
  },
  {
    id: 'malformed-body',
    kind: 'attack',
    needs: ['connect'],
    promise: 'a body that is not JSON is refused',
    fix: 'Respond with 400 when the body cannot be parsed; catch the parser’s error.',
    run: async (context) =>
      findingsOf(
        await postAll(context, [
          '',
          '{',
          '{"platformKey":',
          `{"platformKey":"${context.unknownKey}"`,
          `{"platformKey":"${context.unknownKey}"}}`,
          `platformKey=${context.unknownKey}`,
          '\0',
          '['.repeat(4000),
        ]),
        notRefused,
      ),
  },
  {
    id: 'wrong-body',
    kind: 'attack',
    needs: ['connect', 'disconnect'],
    promise: 'a body of another shape than the elements’ is refused',
    fix: rebuild,
    run: async (context) => {
      const key = context.unknownKey;
      const values: readonly unknown[] = [
        null,
        true,
        7,
        key,
        [key],
        {},
        { platformKey: null },
        { platformKey: 7 },
        { platformKey: [key] },
        { platformKey: { $ne: null } },
        { platformKey: '' },
        { platformKey: `../${key}` },
        { platformKey: `${key}\r\nX-Injected: 1` },
        { platformKey: 'k'.repeat(2000) },
      ];
      const one = `/companies/${context.me}/connections/${context.unknownConnection}`;
      const patches = ['{"status":"Linked"}', '{"linkUrl":"https://evil.example"}', '[]'];
      const problemOf = await notRefusedAsGood(context);
      const posted = await postAll(
        context,
        values.map((value) => JSON.stringify(value)),
      );
      const patched = await context.target.sendAll(
        patches.map((body) => ({ method: 'PATCH', path: one, body })),
      );
      return [...findingsOf(posted, problemOf), ...findingsOf(patched, notRefused)];
    },
  },
  {
    id: 'form-body',
    kind: 'attack',
    needs: ['connect'],
    promise: 'a body that a form can send is refused',
    fix: 'Accept application/json only (415): forms of other sites can send every other type without asking.',
    run: async (context) => {
      const json = JSON.stringify({ platformKey: context.unknownKey });
      const types: Readonly<Record<string, string>> = {
        'text/plain': json,
        'application/x-www-form-urlencoded': `platformKey=${context.unknownKey}`,
        'multipart/form-data; boundary=x': `--x\r\nContent-Disposition: form-data; name="platformKey"\r\n\r\n${context.unknownKey}\r\n--x--\r\n`,
        'text/plain; application/json': json,
      };
      const problemOf = await notRefusedAsGood(context);
      const exchanges = await Promise.all(
        Object.entries(types).map(([type, body]) => post(context, body, { 'Content-Type': type })),
      );
      return findingsOf(exchanges, problemOf);
    },
  },
  {
    id: 'prototype-pollution',
    kind: 'attack',
    needs: ['connect'],
    promise: 'no key of a body reaches an object’s prototype',
    fix: `${rebuild} Never merge it into another object. Restart the server: until then its prototypes may stay polluted.`,
    run: async (context) => {
      const value = { platformKey: context.unknownKey };
      const polluting = [
        `{"__proto__":${JSON.stringify(value)}}`,
        JSON.stringify({ constructor: { prototype: value } }),
        JSON.stringify({ '__proto__.platformKey': context.unknownKey }),
        JSON.stringify({ '__proto__[platformKey]': context.unknownKey }),
      ];
      // Whatever the four have left behind would fill this one in.
      return findingsOf(await postAll(context, [...polluting, '{}']), (exchange) =>
        exchange.response.text.includes(context.unknownKey)
          ? 'the key of the prototype was used'
          : brokeBy(exchange),
      );
    },
  },
];
