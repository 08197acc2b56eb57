/** What a run begins with: who is who, learned by reading. */
import { randomUUID } from 'node:crypto';
import { allResults, idsOf } from './all-results.js';
import { companyIn, idsIn, isData, type Parties } from './assertions.js';
import type { InvitePage } from './invite-page.js';
import { scopesIn } from './scopes.js';
import type { Exchange, Target } from './target.js';

export interface CheckContextSettings {
  readonly target: Target;
  /** The test user's company, if it was given. */
  readonly company: string | undefined;
  readonly foreignCompany: string | undefined;
  readonly foreignConnection: string | undefined;
  /** An origin whose pages may not use the proxy. */
  readonly foreignOrigin: string;
  /** Whether a connection may be made, and deleted again. */
  readonly allowsWrites: boolean;
  /** The integration to make it with. */
  readonly platformKey: string | undefined;
  readonly invite?: InvitePage | undefined;
  /** What must not come out: the API key, in all its spellings. */
  readonly secrets: readonly string[];
}

export interface CheckContext extends CheckContextSettings, Parties {
  readonly foreignCompany: string;
  /** What stands for the user's company in a path: `me`, or its id. */
  readonly me: string;
  /** An id that no connection has. */
  readonly unknownConnection: string;
  /** A key that no integration has: asked to connect it, Codat changes nothing. */
  readonly unknownKey: string;
  /** The user's own list of connections. */
  readonly list: Exchange;
  /** What the proxy says that the user may do; `undefined` where it says nothing: everything. */
  readonly scopes: ReadonlySet<string> | undefined;
}

/** The run cannot begin; the words say why and what to do. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
}

/** @throws CannotCheck */
export async function createContext(settings: CheckContextSettings): Promise<CheckContext> {
  const { target, company } = settings;
  const [me, list] = await findOwnList(target, company);
  const ownCompany = company?.toLowerCase() ?? companyIn(list.response);
  const [otherPath = '', other] = target.hasOther
    ? await findOtherList(target, settings.foreignCompany)
    : [];
  const otherCompany = other && companyIn(other.response);
  if (otherCompany !== undefined && otherCompany === ownCompany) {
    throw new CannotCheck(
      'Both users get the list of the same company. Sign the second one in for another; if you have, something before the proxy keeps responses and mixes them up.',
    );
  }
  const foreignCompany = settings.foreignCompany ?? otherCompany;
  if (other && foreignCompany === undefined) {
    throw new CannotCheck(
      'What the second user gets does not name a company, so it is unknown which company that user has. Give it with --foreign-company.',
    );
  }
  if (foreignCompany?.toLowerCase() === (ownCompany ?? '')) {
    throw new CannotCheck('--foreign-company is the test user’s own company. Name another one.');
  }
  const ownPath = `/companies/${me}/connections`;
  const connections = await allResults(target, ownPath, { first: list });
  const others = other && (await allResults(target, otherPath, { as: 'other', first: other }));
  const otherConnectionIds = others ? idsOf(others) : other ? idsIn(other.response) : [];
  return {
    ...settings,
    me,
    list,
    scopes: scopesIn(list.response),
    ownCompany,
    connectionIds: connections ? idsOf(connections) : idsIn(list.response),
    otherConnectionIds,
    foreignCompany: foreignCompany ?? randomUUID(),
    isForeignReal: foreignCompany !== undefined,
    foreignConnection: settings.foreignConnection ?? otherConnectionIds[0],
    unknownConnection: randomUUID(),
    unknownKey: `check-${randomUUID().slice(0, 8)}`,
  };
}

async function findOwnList(
  target: Target,
  company: string | undefined,
): Promise<readonly [me: string, list: Exchange]> {
  const first = await target.send({ path: '/companies/me/connections' });
  if (isList(first)) return ['me', first];
  if (company !== undefined) {
    const second = await target.send({ path: `/companies/${company}/connections` });
    if (isList(second)) return [company, second];
  }
  throw new CannotCheck(whyNot(first, 'the test user'));
}

async function findOtherList(
  target: Target,
  company: string | undefined,
): Promise<readonly [path: string, list: Exchange]> {
  // Not the very address that the first user has read: a cache may have kept that.
  const pathOf = (id: string): string => `/companies/${id}/connections?pageSize=96`;
  const at = (id: string): Promise<Exchange> =>
    target.send({ path: `${pathOf(id)}&page=1`, as: 'other' });
  const list = await at('me');
  if (isList(list)) return [pathOf('me'), list];
  const second = company === undefined ? list : await at(company);
  if (company !== undefined && isList(second)) return [pathOf(company), second];
  throw new CannotCheck(whyNot(list, 'the second user'));
}

function isList({ response }: Exchange): boolean {
  return isData(response) && Array.isArray(response.fields['results']);
}

/** Whether a redirect leads to what was asked, with a slash at the end of its path. */
function addsSlash(request: string, location: string | undefined): boolean {
  const base = 'http://proxy.invalid';
  const asked = new URL(request.slice(request.indexOf(' ') + 1), base);
  if (location === undefined || !URL.canParse(location, asked)) return false;
  return new URL(location, asked).pathname === `${asked.pathname}/`;
}

function whyNot({ request, response }: Exchange, who: string): string {
  const said = `${request} for ${who} got ${response.status}`;
  switch (true) {
    case response.status === 0 && /CERT|SIGNATURE/.test(response.reason):
      return `${request} got no response: Node does not trust the server’s certificate (${response.reason}). Is it of an authority of your own? Then set NODE_EXTRA_CA_CERTS to that one’s file.`;
    case response.status === 0:
      return `${request} got no response: ${response.reason}. Is the server running, and the URL right?`;
    case response.status === 401:
      return `${said}. Sign in, and pass what the browser sends: --header 'Cookie: …'.`;
    case response.status === 404 && response.fields['errorCode'] === 'outside-base-path':
      return `${said}: this address is outside of the proxy’s basePath. Set basePath to the path before /companies as the handler sees it, “/” where the framework strips it (Express).`;
    case response.status === 404:
      return `${said}. Is the URL the proxy’s own, the elements’ proxy-url? A proxy that does not know “me” needs --company.`;
    case addsSlash(request, response.header('Location')):
      return `${said} and is sent to the same path with a slash at its end. The elements follow no redirect: turn that one off for the proxy’s path (skipTrailingSlashRedirect in Next).`;
    case response.status >= 300 && response.status < 400:
      return `${said} and sent elsewhere. Give the URL that responds itself.`;
    case response.isSuccess:
      return `${said}, but not with a list of connections. Is the URL the proxy’s own, the elements’ proxy-url?`;
    default:
      return `${said}. The elements cannot work with it yet: see that this request responds with 200, then check again.`;
  }
}
