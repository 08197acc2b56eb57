/** The configuration of `examples/proxies/nginx`, with its placeholders filled in and nothing else changed. */
import { readFileSync } from 'node:fs';

export interface RecipeValues {
  /** Where nginx listens. */
  port: number;
  /** The host's application, `http://127.0.0.1:3000` in the example. */
  app: string;
  /** Where Codat's API is; plain http. */
  codat: string;
  apiKey: string;
}

const placeholders = (values: RecipeValues): readonly (readonly [string, string])[] => [
  ['listen 443 ssl;', `listen 127.0.0.1:${values.port};`],
  ['server api.codat.io:443;', `server ${new URL(values.codat).host};`],
  ['https://codat/', 'http://codat/'],
  ['https://app\\.example\\.com', `http://127\\.0\\.0\\.1:${values.port}`],
  ['http://127.0.0.1:3000', values.app],
  ['<base64 of the API key>', btoa(values.apiKey)],
];

/** Codat is on this machine here, so there are no certificates. */
const ofTls = /^\s*(ssl|proxy_ssl)_.*\n/gm;

/** @throws Error when the example no longer has what is to be filled in. */
export function nginxRecipe(values: RecipeValues): string {
  const file = new URL('../../examples/proxies/nginx/codat.conf', import.meta.url);
  return placeholders(values).reduce(
    (text, [placeholder, value]) => {
      if (!text.includes(placeholder)) throw new Error(`The recipe has no ${placeholder}.`);
      return text.replaceAll(placeholder, value);
    },
    readFileSync(file, 'utf8').replace(ofTls, ''),
  );
}
