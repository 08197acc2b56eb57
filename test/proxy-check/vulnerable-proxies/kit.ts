/** What the vulnerable proxies are made with. */
import { base, json, type ProxyResponse, type Mistake } from '../modified-proxy.js';

export interface Vulnerability {
  /** What the host has done. */
  mistake: string;
  /** The id of the check that finds it. */
  foundBy: string;
  proxy: Mistake;
  /** What the run needs beside the two users. */
  options?: readonly string[];
  /** What signs the two users in, where it is not the cookies of all other tests. */
  users?: readonly [user: string, other: string];
}

export const list = `${base}/companies/me/connections`;
/** What follows the base, the query apart. */
export const pathOf = (target: string) => target.slice(base.length).replace(/\?.*/s, '');
export const isError = ({ status }: ProxyResponse) => status >= 400;

/** Responds like the careful proxy, but for what this function changes. */
export const changed =
  (
    change: (response: ProxyResponse, method: string, target: string) => Partial<ProxyResponse>,
  ): Mistake =>
  async ({ method, target }, { next }) => {
    const response = await next();
    return { ...response, ...change(response, method, target) };
  };

/** No lie. */
export const asIs: Readonly<Record<string, string>> = {};

/** Adds headers where they are not wanted. */
export const withHeaders = (headers: Readonly<Record<string, string>>): Mistake =>
  changed((response) => ({ headers: { ...response.headers, ...headers } }));

export const withoutHeader = (name: string): Mistake =>
  changed(({ headers }) => ({
    headers: Object.fromEntries(Object.entries(headers).filter(([known]) => known !== name)),
  }));

/** Lets the page's headers lie before the careful proxy looks at them. */
export const believing =
  (lie: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>): Mistake =>
  ({ headers }, { next }) =>
    next({ headers: { ...headers, ...lie(headers) } });

/** Renames a field, so that its readers do not find it. */
export const renaming = (path: RegExp, field: string): Mistake =>
  changed(({ body }, _method, target) =>
    path.test(target) ? { body: body.replaceAll(`"${field}":`, `"${field}Of":`) } : {},
  );

export const isPost = (method: string, target: string) =>
  method === 'POST' && target.endsWith('/connections');

export const isUpload = (method: string, target: string) =>
  method === 'POST' && target.endsWith('/files');

/** Says what Codat refuses in words of its own, so that nothing shows who has refused. */
export const reworded = ({ status, headers, body }: ProxyResponse): ProxyResponse =>
  status < 400
    ? { status, headers, body }
    : json(status, { statusCode: status, error: 'The request was refused.' });

/** Says this in each of its errors. */
export const saying = (text: string): Mistake =>
  changed((response) =>
    isError(response) ? { body: JSON.stringify({ statusCode: response.status, error: text }) } : {},
  );
