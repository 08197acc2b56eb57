/** Mistakes about bodies. */
import type { Mistake } from '../modified-proxy.js';
import { type Vulnerability, pathOf, isPost, reworded } from './kit.js';

const merged: Record<string, unknown> = {};

/** Finds a key in any body, and does not let Codat's words show that it was asked. */
const takingAll: Mistake = async ({ method, target, body }, { next, codat, company }) => {
  if (!isPost(method, target) || company === undefined) return reworded(await next());
  const [, platformKey = ''] = /platformKey"?[=:]\W*([\w-]+)/.exec(body) ?? [];
  const made = JSON.stringify({ platformKey });
  return reworded(await codat('POST', `/companies/${company}/connections`, made));
};

export const bodyVulnerabilities: readonly Vulnerability[] = [
  {
    mistake: 'reads bodies of any size',
    foundBy: 'huge-body',
    proxy: ({ method, body, target, headers }, { next }) => {
      const { 'content-length': _length, ...rest } = headers;
      const short = { body: body.replace(/,"filler":"x*"/, ''), headers: rest };
      return next(isPost(method, target) ? short : {});
    },
  },
  {
    mistake: 'passes bodies on as they come',
    foundBy: 'malformed-body',
    proxy: ({ method, target, body }, { next, codat, company }) =>
      isPost(method, target) && company !== undefined && body.length < 8000
        ? codat('POST', `/companies/${company}/connections`, body)
        : next(),
  },
  {
    mistake: 'breaks on what is not JSON',
    foundBy: 'malformed-body',
    proxy: ({ method, body }, { next }) => {
      if (method === 'POST') JSON.parse(body);
      return next();
    },
  },
  {
    mistake: 'takes the first key of a list of keys',
    foundBy: 'wrong-body',
    proxy: ({ body }, { next }) =>
      next({ body: body.replace(/"platformKey":\["([\w-]+)"\]/, '"platformKey":"$1"') }),
  },
  {
    mistake: 'passes on any status that a connection is to get',
    foundBy: 'wrong-body',
    proxy: ({ method, target, body }, { next, codat, company }) =>
      method === 'PATCH' && company !== undefined
        ? codat('PATCH', pathOf(target).replace('/me/', `/${company}/`), body)
        : next(),
  },
  {
    mistake: 'reads what forms send',
    foundBy: 'form-body',
    proxy: ({ headers }, { next }) =>
      next({ headers: { ...headers, ...(headers['content-type'] && jsonType) } }),
  },
  {
    mistake: 'merges the body into its defaults',
    foundBy: 'prototype-pollution',
    proxy: ({ method, body, target }, { next }) => {
      if (!isPost(method, target) || body.length > 8000) return next();
      const defaults = Object.create(merged) as Record<string, unknown>;
      merge(defaults, JSON.parse(body) as object);
      const { platformKey } = defaults as { platformKey?: unknown };
      return next({ body: JSON.stringify({ platformKey }) });
    },
  },
  {
    mistake: 'reads bodies of any size, and rewords what Codat says',
    foundBy: 'huge-body',
    proxy: takingAll,
  },
  {
    mistake: 'makes a key of whatever it gets, and rewords what Codat says',
    foundBy: 'wrong-body',
    proxy: takingAll,
  },
  {
    mistake: 'reads what forms send, and rewords what Codat says',
    foundBy: 'form-body',
    proxy: takingAll,
  },
];

const jsonType = { 'content-type': 'application/json' };

/** As it is written again and again. */
function merge(into: Record<string, unknown>, from: object): void {
  for (const [key, value] of Object.entries(from) as [string, unknown][]) {
    const known = into[key];
    if (
      typeof value === 'object' &&
      value !== null &&
      typeof known === 'object' &&
      known !== null
    ) {
      merge(known as Record<string, unknown>, value);
    } else {
      into[key] = value;
    }
  }
}
