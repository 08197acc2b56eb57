/** Mistakes about whose company it is. */
import { otherCompany } from '../harness.js';
import { base } from '../modified-proxy.js';
import { type Vulnerability, pathOf, isPost, isUpload } from './kit.js';

export const companyVulnerabilities: readonly Vulnerability[] = [
  {
    mistake: 'trusts the company in the path',
    foundBy: 'foreign-company',
    proxy: ({ method, target, body }, { next, codat, company }) => {
      const [, id] = /^\/companies\/([0-9a-f-]{36})\//.exec(pathOf(target)) ?? [];
      return company !== undefined && id !== undefined
        ? codat(method, pathOf(target), /POST|PATCH/.test(method) ? body : undefined)
        : next();
    },
  },
  {
    mistake: 'checks the company of reads only',
    foundBy: 'foreign-company',
    proxy: ({ method, target, body }, { next, codat }) =>
      isPost(method, target) && target.includes(otherCompany)
        ? codat('POST', pathOf(target), body)
        : next(),
  },
  {
    mistake: 'streams uploads to whatever company the path names',
    foundBy: 'foreign-company',
    proxy: ({ method, target }, { next, codat, company }) =>
      company !== undefined && isUpload(method, target) && target.includes(otherCompany)
        ? codat(method, pathOf(target))
        : next(),
  },
  {
    mistake: 'lists the files of whatever company the path names',
    foundBy: 'foreign-company',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && pathOf(target) === `/companies/${otherCompany}/files`
        ? codat('GET', pathOf(target))
        : next(),
  },
  {
    mistake: 'compares before it decodes',
    foundBy: 'foreign-spelling',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && /^\/companies\/[^/]*%3/i.test(pathOf(target))
        ? codat('GET', decodeURIComponent(pathOf(target).replace('%00', '')))
        : next(),
  },
  {
    mistake: 'decodes twice',
    foundBy: 'foreign-spelling',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && /^\/companies\/%25/i.test(pathOf(target))
        ? codat('GET', decodeURIComponent(decodeURIComponent(pathOf(target))))
        : next(),
  },
  {
    mistake: 'looks whether the path begins with the user’s own company',
    foundBy: 'foreign-spelling',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && /^\/companies\/me\/.*\.\./.test(pathOf(target))
        ? codat('GET', pathOf(target).replace('/me/', `/${company}/`))
        : next(),
  },
  {
    mistake: 'tidies the path after it was checked',
    foundBy: 'foreign-path',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && target.startsWith(`${base}/integrations/..`)
        ? codat('GET', pathOf(target))
        : next(),
  },
  {
    mistake: 'knows the path in small letters only',
    foundBy: 'foreign-path',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && pathOf(target).startsWith('/C')
        ? codat('GET', `/companies/${otherCompany}/connections`)
        : next(),
  },
  {
    mistake: 'asks for a connection by its id alone',
    foundBy: 'foreign-connection',
    proxy: ({ target, method }, { next, codat, sandbox }) => {
      const [, id = ''] = /\/connections\/([0-9a-f-]{36})$/i.exec(pathOf(target)) ?? [];
      const isTheirs = sandbox.connectionsOf(otherCompany).some((one) => one.id === id);
      return isTheirs ? codat(method, `/companies/${otherCompany}/connections/${id}`) : next();
    },
  },
  {
    mistake: 'pastes the connection’s id into the address',
    foundBy: 'path-escape',
    proxy: ({ target, method }, { next, codat, company }) => {
      const [, id] = /^\/companies\/me\/connections\/(.+)$/.exec(pathOf(target)) ?? [];
      return method === 'GET' && company !== undefined && id !== undefined
        ? codat('GET', `/companies/${company}/connections/${decodeURIComponent(id)}`)
        : next();
    },
  },
  {
    mistake: 'pastes the platform’s key into the address',
    foundBy: 'path-escape',
    proxy: ({ target }, { next, codat, company }) => {
      const [, key] = /^\/integrations\/(.+)\/branding$/.exec(pathOf(target)) ?? [];
      return company !== undefined && key !== undefined
        ? codat('GET', `/integrations/${decodeURIComponent(key)}/branding`)
        : next();
    },
  },
  {
    mistake: 'looks whether the company begins as the user’s own, before it decodes',
    foundBy: 'foreign-spelling',
    proxy: ({ target }, { next, codat, company }) =>
      pathOf(target).startsWith(`/companies/${company}%2F..%2F`)
        ? codat('GET', decodeURIComponent(pathOf(target)))
        : next(),
  },
  {
    mistake: 'finds the user’s own company in any line of the id',
    foundBy: 'foreign-spelling',
    proxy: ({ target }, { next, codat, company }) =>
      pathOf(target).includes(`%0a${company}`)
        ? codat('GET', pathOf(target).replace(/%0a[^/]*/, ''))
        : next(),
  },
  {
    mistake: 'makes hyphens of what looks like them',
    foundBy: 'foreign-spelling',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && target.includes('%EF%BC%8D')
        ? codat('GET', decodeURIComponent(pathOf(target)).normalize('NFKC'))
        : next(),
  },
  {
    mistake: 'makes digits of what looks like them',
    foundBy: 'foreign-spelling',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && target.includes('%EF%BC%9')
        ? codat('GET', decodeURIComponent(pathOf(target)).normalize('NFKC'))
        : next(),
  },
];
