/** A host's worker: the proxy, for the two users that the recipes are put through. */
import { createTokenProxy } from 'codat-elements/proxy';

const companies = new Map([
  ['sid=own', '8a210b68-6988-11ed-a1eb-0242ac120002'],
  ['sid=other', '0f7d5a2e-1c3b-4d5e-9f60-718293a4b5c6'],
]);

let proxy: ReturnType<typeof createTokenProxy> | undefined;

export default {
  fetch(request: Request, env: { CODAT_URL: string }): Promise<Response> {
    proxy ??= createTokenProxy({
      apiKey: 'sandbox',
      apiUrl: env.CODAT_URL,
      resolveCompany: (asked) => companies.get(asked.headers.get('cookie') ?? ''),
    });
    return proxy(request);
  },
};
