import { brands } from '../brand/brands.js';
import { integrationByKey, type CatalogIntegration } from '../catalog/index.js';
import type { SandboxApp, SandboxCore } from '../core.js';
import { SandboxApiError } from '../errors.js';
import { paginate } from '../paging.js';
import { fieldOf } from '../query.js';
import { integrationToWire, logoPath } from '../json-response.js';

export function integrationRoutes(app: SandboxApp, core: SandboxCore): void {
  app.get('/integrations', (c) => {
    const base = c.get('base');
    return c.json(
      paginate(
        core.store.integrations().map((entry) => integrationToWire(entry, { base })),
        new URL(c.req.url),
        '/integrations',
        {
          type: 'Integration',
          properties: [
            'key',
            'logoUrl',
            'name',
            'enabled',
            'sourceId',
            'sourceType',
            'integrationId',
            'isOfflineConnector',
            'isBeta',
            'dataProvidedBy',
          ],
          read: fieldOf,
        },
        (item) => item,
      ),
    );
  });

  app.get('/integrations/:key', (c) => {
    const integration = find(c.req.param('key'));
    const enabled = core.store.isEnabled(integration);
    return c.json(integrationToWire({ integration, enabled }, { base: c.get('base') }));
  });

  app.get('/integrations/:key/branding', (c) => {
    const integration = find(c.req.param('key'));
    const { name, buttons, logoId } = brands[integration.brand];
    const at = (path: string, alt: string) => ({ image: { src: c.get('base') + path, alt } });
    return c.json({
      logo: {
        full: at(logoPath(integration, 'Full'), `${name} full logo`),
        square: at(logoPath(integration, 'Square'), `${name} square logo`),
      },
      button: buttons
        ? {
            default: at(`/public/officialButtons/Full/${logoId}.svg`, `${name} button`),
            hover: at(`/public/officialButtons/Full/${logoId}_hover.svg`, `${name} button, hover`),
          }
        : {},
      sourceId: integration.sourceId,
    });
  });
}

function find(key: string): CatalogIntegration {
  const integration = integrationByKey(key);
  if (!integration) throw new SandboxApiError(404, `Integration with key ${key} not found`);
  return integration;
}
