import type { Hono, MiddlewareHandler } from 'hono';
import { pageFile } from './assets.js';
import type { Lender } from './lender.js';
import { visitorOrigin } from './origin.js';
import { applicantSession } from './session.js';

/** The pages for developers, each with the company that is made where a visitor brings none. */
const hosts = [
  { path: '/plain', file: 'demo/plain.html', company: 'Plain page' },
  { path: '/react/', file: 'dist/demo/react/index.html', company: 'React host' },
  { path: '/vue/', file: 'dist/demo/vue/index.html', company: 'Vue host' },
  { path: '/playground/', file: 'dist/demo/playground/index.html', company: 'Playground' },
] as const;

/** Puts the developers' pages on the app: the same elements in other kinds of pages. */
export function mountHosts(app: Hono, { companies, sessions }: Lender): void {
  for (const host of hosts) {
    const withCompany: MiddlewareHandler = async (context, next) => {
      if (!(await sessions.read(context))) {
        const applicant = { businessName: host.company };
        const application = await companies.open(applicant, visitorOrigin(context.req.raw));
        await sessions.write(context, applicantSession(application));
      }
      await next();
    };
    app.get(host.path, withCompany, pageFile(host.file));
    if (host.path.endsWith('/')) {
      app.get(host.path.slice(0, -1), (context) => context.redirect(host.path, 308));
    }
  }
}
