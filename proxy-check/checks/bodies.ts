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
  return target.ask({ method: 'POST', path: `/companies/${me}/connections`, body, headers });
}

async function postAll(
  scene: CheckContext,
  bodies: readonly string[],
): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const body of bodies) exchanges.push(await post(scene, body));
  return exchanges;
}

/** The body should have been refused before Codat saw it. */
function notRefused(exchange: Exchange): string | undefined {
  const { answer } = exchange;
  if (answer.isSuccess) return 'it was accepted';
  if (isCodatsRefusal(answer)) return 'Codat was sent it';
  return brokeBy(exchange);
}

/** Statuses that a proxy may have for every body, valid or not: they prove nothing. */
const ofBoth = [400, 401, 403, 413, 415, 422];

/**
 * The same, with the answer to a body that is as it should be beside it: what a proxy passes on gets the same answer
 * as that, in whatever words.
 */
async function notRefusedAsGood(
  scene: CheckContext,
): Promise<(one: Exchange) => string | undefined> {
  const good = await post(scene, JSON.stringify({ platformKey: scene.unknownKey }));
  const { status } = good.answer;
  return (exchange) => {
    const isAlike = exchange.answer.status === status && status !== 0 && !ofBoth.includes(status);
    return notRefused(exchange) ?? (isAlike ? 'it was taken as a good body is' : undefined);
  };
}

export const bodyChecks: readonly Check[] = [
  {
    id: 'huge-body',
    kind: 'attack',
    needs: ['connect'],
    promise: 'a body larger than any that is needed is refused',
    mend: 'Limit bodies to a few kilobytes (413) before they are read or parsed.',
    run: async (scene) => {
      const filler = 'x'.repeat(2 * 1024 * 1024);
      const body = JSON.stringify({ platformKey: scene.unknownKey, filler });
      const problemOf = await notRefusedAsGood(scene);
      // Who closes the line instead of reading on has refused it too.
      return findingsOf([await post(scene, body)], problemOf);
    },
  },
  {
    id: 'malformed-body',
    kind: 'attack',
    needs: ['connect'],
    promise: 'a body that is not JSON is refused',
    mend: 'Answer 400 when the body cannot be parsed; catch the parser’s error.',
    run: async (scene) =>
      findingsOf(
        await postAll(scene, [
          '',
          '{',
          '{"platformKey":',
          `{"platformKey":"${scene.unknownKey}"`,
          `{"platformKey":"${scene.unknownKey}"}}`,
          `platformKey=${scene.unknownKey}`,
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
    mend: rebuild,
    run: async (scene) => {
      const key = scene.unknownKey;
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
      const one = `/companies/${scene.me}/connections/${scene.unknownConnection}`;
      const patches = ['{"status":"Linked"}', '{"linkUrl":"https://evil.example"}', '[]'];
      const problemOf = await notRefusedAsGood(scene);
      const posted = await postAll(
        scene,
        values.map((value) => JSON.stringify(value)),
      );
      const patched = await scene.target.askAll(
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
    mend: 'Accept application/json only (415): forms of other sites can send every other type without asking.',
    run: async (scene) => {
      const json = JSON.stringify({ platformKey: scene.unknownKey });
      const types: Readonly<Record<string, string>> = {
        'text/plain': json,
        'application/x-www-form-urlencoded': `platformKey=${scene.unknownKey}`,
        'multipart/form-data; boundary=x': `--x\r\nContent-Disposition: form-data; name="platformKey"\r\n\r\n${scene.unknownKey}\r\n--x--\r\n`,
        'text/plain; application/json': json,
      };
      const problemOf = await notRefusedAsGood(scene);
      const exchanges = await Promise.all(
        Object.entries(types).map(([type, body]) => post(scene, body, { 'Content-Type': type })),
      );
      return findingsOf(exchanges, problemOf);
    },
  },
  {
    id: 'prototype-pollution',
    kind: 'attack',
    needs: ['connect'],
    promise: 'no key of a body reaches an object’s prototype',
    mend: `${rebuild} Never merge it into another object. Restart the server: until then its prototypes may stay polluted.`,
    run: async (scene) => {
      const value = { platformKey: scene.unknownKey };
      const polluting = [
        `{"__proto__":${JSON.stringify(value)}}`,
        JSON.stringify({ constructor: { prototype: value } }),
        JSON.stringify({ '__proto__.platformKey': scene.unknownKey }),
        JSON.stringify({ '__proto__[platformKey]': scene.unknownKey }),
      ];
      // Whatever the four have left behind would fill this one in.
      return findingsOf(await postAll(scene, [...polluting, '{}']), (exchange) =>
        exchange.answer.text.includes(scene.unknownKey)
          ? 'the key of the prototype was used'
          : brokeBy(exchange),
      );
    },
  },
];
