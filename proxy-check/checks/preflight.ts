/** What pages of another origin than the proxy's need of it. */
import { finding, findingsOf, type Check, type Finding } from '../check.js';
import type { Exchange } from '../target.js';

/** What browsers let through without a word in Access-Control-Allow-Methods. */
const needNoLeave = ['get', 'head', 'post'];

const listed = ({ response }: Exchange, header: string): readonly string[] =>
  (response.header(header) ?? '').toLowerCase().split(/\s*,\s*/);

function allowsOrigin({ response }: Exchange, origin: string): string | undefined {
  if (!response.isSuccess) return 'not a success';
  if (response.header('Access-Control-Allow-Origin') !== origin) {
    return 'Access-Control-Allow-Origin is not the page’s origin';
  }
  // Without it the browser keeps the response from the page, for the session went along.
  if (response.header('Access-Control-Allow-Credentials') !== 'true') {
    return 'no Access-Control-Allow-Credentials: true';
  }
  return /\borigin\b/i.test(response.header('Vary') ?? '') ? undefined : 'no Vary: Origin';
}

function allowsRequest(preflight: Exchange, method: string): readonly Finding[] {
  const methods = [...needNoLeave, ...listed(preflight, 'Access-Control-Allow-Methods')];
  const headers = listed(preflight, 'Access-Control-Allow-Headers');
  return [
    ...(methods.includes(method.toLowerCase())
      ? []
      : [finding(preflight, `${method} is not allowed`)]),
    ...['X-Requested-With', 'Content-Type'].flatMap((name) =>
      headers.includes(name.toLowerCase()) ? [] : [finding(preflight, `${name} is not allowed`)],
    ),
  ];
}

export const preflightChecks: readonly Check[] = [
  {
    id: 'preflight',
    kind: 'contract',
    promise: 'pages of the allowed origin may ask from their own origin',
    fix: 'Respond to their preflight, and every request, with Access-Control-Allow-Origin: exactly that origin, Access-Control-Allow-Credentials: true and Vary: Origin; to the preflight add Access-Control-Allow-Methods: GET, POST, PATCH, DELETE and Access-Control-Allow-Headers: content-type, x-requested-with.',
    obstacle: ({ target }) =>
      target.origin === target.url.origin ? 'the pages have the proxy’s own origin' : undefined,
    run: async ({ target, me, unknownConnection }) => {
      const { origin } = target;
      const list = `/companies/${me}/connections`;
      const one = `${list}/${unknownConnection}`;
      const findings: Finding[] = [];
      for (const [method, path] of [
        ['POST', list],
        ['PATCH', one],
        ['DELETE', one],
      ] as const) {
        const preflight = await target.send({
          method: 'OPTIONS',
          path,
          as: 'nobody',
          headers: {
            Origin: origin,
            'Access-Control-Request-Method': method,
            'Access-Control-Request-Headers': 'content-type,x-requested-with',
          },
        });
        const problems = findingsOf([preflight], (exchange) => allowsOrigin(exchange, origin));
        findings.push(...problems, ...allowsRequest(preflight, method));
      }
      const read = await target.send({ path: list, headers: { Origin: origin } });
      return [...findings, ...findingsOf([read], (exchange) => allowsOrigin(exchange, origin))];
    },
  },
];
