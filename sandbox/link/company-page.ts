import { html } from 'hono/html';
import { integrationByKey, type CatalogIntegration } from '../catalog/index.js';
import type { SandboxApp, SandboxCore } from '../core.js';
import { issuePassword } from '../passwords.js';
import type { CompanyRecord } from '../records.js';
import { formIn, noForm } from './form.js';
import { notFound, page, show } from './frame.js';
import type { Markup } from './steps.js';

/** The page a company's `redirect` leads to: choose what to connect, without a host around it. */
export function companyPageRoutes(app: SandboxApp, core: SandboxCore): void {
  app.get('/company/:companyId', (c) => {
    const company = core.store.companies.get(c.req.param('companyId'));
    if (!company) return notFound(c);
    const offered = core.store
      .integrations()
      .flatMap(({ integration, enabled }) => (enabled && !integration.isUpload ? integration : []));
    return show(c, companyPage(c.get('base'), company, offered));
  });

  app.post('/company/:companyId', async (c) => {
    const company = core.store.companies.get(c.req.param('companyId'));
    if (!company) return notFound(c);
    const form = await formIn(c);
    if (!form) return noForm(c);
    const key = form.get('platformKey');
    const integration = typeof key === 'string' ? integrationByKey(key) : undefined;
    if (!integration || !core.store.isEnabled(integration)) return notFound(c);
    const connection = core.store.createConnection(company, integration);
    core.notify('connection.created', connection);
    const otp = issuePassword(connection, core.store.now());
    const path = `/companies/${company.id}/connections/${connection.id}/start?otp=${otp}`;
    return c.redirect(c.get('base') + path, 303);
  });
}

function companyPage(
  base: string,
  company: CompanyRecord,
  offered: readonly CatalogIntegration[],
): Markup {
  const title = `Connect ${company.name}`;
  return page(
    base,
    'company',
    title,
    'codat',
    html`<div class="inside">
      <h1>${title}</h1>
      <p class="lead">Choose the software you use.</p>
      <form method="post">
        <div class="field">
          <label for="platformKey">Software</label>
          <select id="platformKey" name="platformKey">
            ${offered.map(({ key, name }) => html`<option value="${key}">${name}</option>`)}
          </select>
        </div>
        <div class="actions"><button class="primary">Continue</button></div>
      </form>
    </div>`,
  );
}
