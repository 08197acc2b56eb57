/** Mistakes about who is signed in. */
import { eventLoopTurns, other, otherCompany, own, ownCompany } from '../harness.js';
import { type ProxyResponse, type Mistake } from '../modified-proxy.js';
import { type Vulnerability, isUpload, pathOf, withHeaders } from './kit.js';

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const tokenOf = (company: string) =>
  `Authorization: Bearer ${base64url('{"alg":"HS256"}')}.${base64url(JSON.stringify({ company }))}.c2lnbmF0dXJl`;
const cookieOf = (company: string) => `Cookie: session=${base64url(JSON.stringify({ company }))}`;

const cookies: Readonly<Record<string, string>> = {
  [ownCompany]: own.replace('Cookie: ', ''),
  [otherCompany]: other.replace('Cookie: ', ''),
};

/** Believes whatever company the page says it is of. */
const signingIn =
  (companyIn: (headers: Readonly<Record<string, string>>) => string | undefined): Mistake =>
  ({ headers }, { next }) => {
    const cookie = cookies[companyIn(headers) ?? ''];
    return next({ headers: { ...headers, ...(cookie !== undefined && { cookie }) } });
  };

/** The same, of JSON in base64. */
const trusting = (
  find: (headers: Readonly<Record<string, string>>) => string | undefined,
): Mistake =>
  signingIn((headers) => {
    const json = Buffer.from(find(headers) ?? '', 'base64url').toString();
    return /"company":"([^"]+)"/.exec(json)?.[1];
  });

export const sessionVulnerabilities: readonly Vulnerability[] = [
  {
    mistake: 'forgets the session on one route',
    foundBy: 'signed-out',
    proxy: ({ target }, { next, codat }) =>
      target.endsWith('/dataStatus') ? codat('GET', `/companies/${ownCompany}/dataStatus`) : next(),
  },
  {
    mistake: 'takes uploads of whoever is not signed in',
    foundBy: 'signed-out',
    proxy: ({ method, target }, { next, codat, company }) =>
      company === undefined && isUpload(method, target)
        ? codat(method, pathOf(target).replace('/me/', `/${ownCompany}/`))
        : next(),
  },
  {
    mistake: 'serves the catalogue to everybody',
    foundBy: 'signed-out-catalogue',
    proxy: ({ target }, { next, codat }) =>
      pathOf(target) === '/integrations' ? codat('GET', '/integrations') : next(),
  },
  {
    mistake: 'believes any session',
    foundBy: 'forged-session',
    proxy: ({ headers, target }, { next, codat, company }) =>
      headers['cookie']?.startsWith('sid=') && company === undefined
        ? codat('GET', pathOf(target).replace('/me/', `/${ownCompany}/`))
        : next(),
  },
  {
    mistake: 'passes WWW-Authenticate on',
    foundBy: 'password-prompt',
    proxy: withHeaders({ 'www-authenticate': 'Basic realm="Codat"' }),
  },
  {
    mistake: 'caches responses by their path',
    foundBy: 'shared-cache',
    proxy: (() => {
      const kept = new Map<string, ProxyResponse>();
      return async ({ method, target }, { next }) => {
        const known = method === 'GET' ? kept.get(target) : undefined;
        const response = known ?? (await next());
        if (method === 'GET' && response.status === 200) kept.set(target, response);
        return response;
      };
    })(),
  },
  {
    mistake: 'takes the company from a parameter',
    foundBy: 'company-by-parameter',
    proxy: ({ target }, { next, codat }) => {
      const named = new URLSearchParams(target.replace(/^[^?]*/, '')).get('companyId');
      return named === null ? next() : codat('GET', `/companies/${named}/connections`);
    },
  },
  {
    mistake: 'takes the company from a header',
    foundBy: 'company-by-parameter',
    proxy: ({ headers }, { next, codat }) => {
      const named = headers['x-company-id'];
      return named === undefined ? next() : codat('GET', `/companies/${named}/connections`);
    },
  },
  {
    mistake: 'reads tokens and does not check their signature',
    foundBy: 'forged-session',
    users: [tokenOf(ownCompany), tokenOf(otherCompany)],
    proxy: trusting((headers) => /\.([\w-]+)\.[\w-]+$/.exec(headers['authorization'] ?? '')?.[1]),
  },
  {
    mistake: 'checks the signature unless the token says that it has none',
    foundBy: 'forged-session',
    users: [tokenOf(ownCompany), tokenOf(otherCompany)],
    proxy: trusting(
      ({ authorization = '' }) => /\.([\w-]+)\.(?:c2lnbmF0dXJl)?$/.exec(authorization)?.[1],
    ),
  },
  {
    mistake: 'reads the company from a cookie that anybody can write',
    foundBy: 'forged-session',
    users: [cookieOf(ownCompany), cookieOf(otherCompany)],
    proxy: trusting(({ cookie = '' }) => /^session=([^;]+)/.exec(cookie)?.[1]),
  },
  {
    mistake: 'reads the company from a cookie in plain words',
    foundBy: 'forged-session',
    users: [`Cookie: company=${ownCompany}`, `Cookie: company=${otherCompany}`],
    proxy: signingIn(({ cookie = '' }) => /^company=([^;]+)/.exec(cookie)?.[1]),
  },
  {
    mistake: 'takes the company from the parameter tenantId',
    foundBy: 'company-by-parameter',
    proxy: ({ target }, { next, codat }) => {
      const [, named] = /[?&]tenantId=([^&]+)/.exec(target) ?? [];
      return named === undefined ? next() : codat('GET', `/companies/${named}/connections`);
    },
  },
  {
    mistake: 'takes the company from X-Tenant-Id',
    foundBy: 'company-by-parameter',
    proxy: ({ headers }, { next, codat }) => {
      const named = headers['x-tenant-id'];
      return named === undefined ? next() : codat('GET', `/companies/${named}/connections`);
    },
  },
  {
    mistake: 'takes the company from a cookie beside the session',
    foundBy: 'company-by-parameter',
    proxy: ({ headers }, { next, codat }) => {
      const [, named] = /companyId=([^;]+)/.exec(headers['cookie'] ?? '') ?? [];
      return named === undefined ? next() : codat('GET', `/companies/${named}/connections`);
    },
  },
  {
    mistake: 'shares requests under way by their path',
    foundBy: 'shared-cache',
    proxy: (() => {
      const underWay = new Map<string, Promise<ProxyResponse>>();
      return ({ method, target }, { next, company }) => {
        if (method !== 'GET' || company === undefined) return next();
        const slowly = async () => {
          const response = await next();
          await eventLoopTurns(200);
          underWay.delete(target);
          return response;
        };
        const shared = underWay.get(target) ?? slowly();
        underWay.set(target, shared);
        return shared;
      };
    })(),
  },
  {
    mistake: 'keeps the data status by its path',
    foundBy: 'shared-cache',
    proxy: (() => {
      let kept: ProxyResponse | undefined;
      return async ({ target }, { next, company }) => {
        if (!target.endsWith('/dataStatus') || company === undefined) return next();
        kept ??= await next();
        return kept;
      };
    })(),
  },
];
