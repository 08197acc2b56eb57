/** Headers, parameters and fields that put something else in the place of what was asked. */
import { findingsOf, type Check, type Finding } from '../check.js';
import { isCodatsRefusal, isData, isProxysRefusal, reachedForeign } from '../assertions.js';
import type { CheckContext } from '../context.js';
import type { ProxyRequest, Exchange, HeaderList } from '../target.js';

/** With these some frameworks and gateways put another method in the place of the one that was sent. */
const overrides = (method: string): Readonly<Record<string, string>> => ({
  'X-HTTP-Method-Override': method,
  'X-HTTP-Method': method,
  'X-Method-Override': method,
});

const asForm = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** What PATCH needs: where it is obeyed, the connection is looked for and not found. */
const unlinking = { status: 'Unlinked' };

/** POSTs that ask to be taken for another method: a connection that is not there cannot be harmed by it. */
function disguised(path: string, method: string): readonly ProxyRequest[] {
  const post = { method: 'POST', path, body: JSON.stringify(unlinking) };
  return [
    { ...post, headers: overrides(method) },
    { ...post, path: `${path}?_method=${method}` },
    { ...post, body: JSON.stringify({ ...unlinking, _method: method }) },
    { ...post, body: `_method=${method}`, headers: asForm },
  ];
}

/** The status of the plain POST is no evidence; that of a disguised one is, when it differs. */
function wasObeyed({ response }: Exchange, plain: Exchange): boolean {
  if (response.isSuccess) return true;
  if (response.status === plain.response.status) return false;
  // "Not found" is about the connection: so the proxy has looked for the connection, whatever the wording.
  return response.status === 404 || !isProxysRefusal(response);
}

async function postAsOther({
  target,
  me,
  unknownConnection,
}: CheckContext): Promise<readonly Finding[]> {
  const path = `/companies/${me}/connections/${unknownConnection}`;
  const plain = await target.send({ method: 'POST', path, body: JSON.stringify(unlinking) });
  const findings: Finding[] = [];
  for (const method of ['DELETE', 'PATCH']) {
    const exchanges = await target.sendAll(disguised(path, method));
    findings.push(
      ...findingsOf(exchanges, (exchange) =>
        wasObeyed(exchange, plain) ? `POST was read as ${method}` : undefined,
      ),
    );
  }
  return findings;
}

async function postAsGet({ target, me, unknownKey }: CheckContext): Promise<readonly Finding[]> {
  const body = JSON.stringify({ platformKey: unknownKey, _method: 'GET' });
  const list = `/companies/${me}/connections`;
  const exchanges = await target.sendAll([
    ...disguised('/integrations', 'GET'),
    { method: 'POST', path: list, body },
    { method: 'POST', path: list, body: '_method=GET', headers: asForm },
  ]);
  return findingsOf(exchanges, ({ response }) =>
    response.isSuccess ? 'POST was read as GET' : undefined,
  );
}

async function getAsPost({ target, me }: CheckContext): Promise<readonly Finding[]> {
  const path = `/companies/${me}/connections`;
  const exchanges = await target.sendAll([
    { path, headers: overrides('POST') },
    { path: `${path}?_method=POST` },
  ]);
  return findingsOf(exchanges, ({ response }) =>
    response.status === 200 || isProxysRefusal(response) ? undefined : 'GET was not read as GET',
  );
}

/** What a careless host takes the company from. */
const parameters = [
  'companyId',
  'company_id',
  'company',
  'companyid',
  'companyID',
  'id',
  'tenantId',
];
const headerNames = [
  'X-Company-Id',
  'X-Codat-Company-Id',
  'X-Codat-Company',
  'Company-Id',
  'X-User-Company',
  'X-Tenant-Id',
];

function withCookie(headers: HeaderList, cookie: string): HeaderList {
  const isCookie = ([name]: readonly [string, string]): boolean => name.toLowerCase() === 'cookie';
  const known = headers.find(isCookie);
  if (!known) return [...headers, ['Cookie', cookie]];
  return headers.map((one) => (one === known ? [one[0], `${one[1]}; ${cookie}`] : one));
}

export const overrideChecks: readonly Check[] = [
  {
    id: 'company-by-parameter',
    kind: 'attack',
    promise: 'no parameter, no header and no further cookie names the company',
    fix: 'Take the company from the session alone.',
    run: async (context) => {
      const { target, me, foreignCompany: id } = context;
      const path = `/companies/${me}/connections`;
      const query = parameters.map((name) => `${name}=${id}`).join('&');
      const headers = Object.fromEntries(headerNames.map((name) => [name, id]));
      const exchanges = [
        await target.send({ path: `${path}?${query}` }),
        await target.send({ path, headers }),
        await target.sendWith(withCookie(target.headersOf('user'), `companyId=${id}`), { path }),
      ];
      return findingsOf(exchanges, (exchange) => ownListOrRefusal(exchange, context));
    },
  },
  {
    id: 'method-override',
    kind: 'attack',
    promise: 'no header, parameter or field changes the method',
    fix: 'Switch method overriding off in the framework, and drop these headers before Codat.',
    run: async (context) => [
      ...(await getAsPost(context)),
      ...(await postAsGet(context)),
      ...(await postAsOther(context)),
    ],
  },
  {
    id: 'url-override',
    kind: 'attack',
    promise: 'no header changes the path',
    fix: 'Have the gateway and the framework ignore X-Original-URL, X-Rewrite-URL and X-Forwarded-Prefix.',
    run: async (context) => {
      const { target, me, foreignCompany } = context;
      const list = `/companies/${foreignCompany}/connections`;
      const names = ['X-Original-URL', 'X-Rewrite-URL', 'X-Forwarded-Uri', 'X-Forwarded-Prefix'];
      const exchanges = await target.sendAll(
        [list, target.base + list].flatMap((path) =>
          names.map((name) => ({
            path: `/companies/${me}/connections`,
            headers: { [name]: path },
          })),
        ),
      );
      return findingsOf(exchanges, (exchange) => ownListOrRefusal(exchange, context));
    },
  },
];

/** Strict proxies refuse what should be overlooked: that is as good. */
function ownListOrRefusal(exchange: Exchange, context: CheckContext): string | undefined {
  const { response } = exchange;
  if (isProxysRefusal(response)) return undefined;
  if (!isCodatsRefusal(response) && !isData(response)) return 'not the user’s own list';
  return reachedForeign(exchange, context);
}
