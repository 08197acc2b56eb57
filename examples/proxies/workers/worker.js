import { createTokenProxy } from 'codat-elements/proxy';
import { companyOf } from './session.js';

let codat;

export default {
  async fetch(request, env, ctx) {
    // Created with the first request: secrets come with it.
    codat ??= createTokenProxy({
      apiKey: env.CODAT_API_KEY,
      apiUrl: env.CODAT_API_URL ?? 'https://api.codat.io',
      basePath: '/api/codat',
      resolveCompany: (asked) => companyOf(asked, env),
      // Else a page that leaves would end work that other pages wait for.
      waitUntil: (work, context) => context.waitUntil(work),
    });
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/codat/')) return await codat(request, ctx);
    return new Response('Not found', { status: 404 });
  },
};
