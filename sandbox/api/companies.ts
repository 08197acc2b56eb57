import type { SandboxApp, SandboxCore } from '../core.js';
import { SandboxApiError } from '../errors.js';
import { paginate } from '../paging.js';
import { fieldOf } from '../query.js';
import type { CompanyRecord } from '../records.js';
import { companyFacts, companyToWire } from '../json-response.js';
import { companyOf, jsonBody, wireContext } from './lookup.js';
import { isRecord } from '../is-record.js';

/** Characters that Codat does not strip from a company's name. */
const stripped = /[^\p{L}\p{N} \-'&@.,?!]/gu;

export function companyRoutes(app: SandboxApp, core: SandboxCore): void {
  app.get('/companies', (c) => {
    const context = wireContext(core, c);
    const read = (company: CompanyRecord, property: string): unknown =>
      property.startsWith('tags.')
        ? company.tags?.[property.slice('tags.'.length)]
        : fieldOf(companyFacts(company, context), property);
    const page = paginate(
      [...core.store.companies.values()],
      new URL(c.req.url),
      '/companies',
      {
        type: 'Company',
        properties: [
          'id',
          'name',
          'description',
          'redirect',
          'created',
          'createdByUserName',
          'lastSync',
          'tags.*',
        ],
        read,
      },
      (company) => companyToWire(company, context),
    );
    return c.json(page);
  });

  app.post('/companies', async (c) => {
    const body = await jsonBody(c);
    const name = isRecord(body) && typeof body['name'] === 'string' ? body['name'] : '';
    const kept = name.replace(stripped, '').trim();
    if (!isRecord(body) || kept === '') {
      const message = "'Name' must not be empty.";
      throw new SandboxApiError(400, message, {
        service: 'ClientsApi',
        validation: [{ itemId: 'Name', message, validatorName: 'NotEmptyValidator' }],
      });
    }
    const { description, tags } = body;
    const company = core.store.createCompany({
      name: kept,
      ...(typeof description === 'string' && { description }),
      ...(isRecord(tags) && {
        tags: Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)])),
      }),
    });
    return c.json(companyToWire(company, wireContext(core, c)));
  });

  app.delete('/companies/:companyId', (c) => {
    core.store.companies.delete(companyOf(core, c.req.param('companyId')).id);
    return c.body(null, 204);
  });

  app.get('/companies/:companyId', (c) =>
    c.json(companyToWire(companyOf(core, c.req.param('companyId')), wireContext(core, c))),
  );
}
