import type { Integration } from '../api/schema.js';
import { CodatEvent } from './codat-event.js';

/** An integration was chosen; nothing is created yet. Preventing it ends it there. */
export class CodatIntegrationSelectEvent extends CodatEvent<{ integration: Integration }> {
  static override readonly type = 'codat-integration-select';
  constructor(integration: Integration) {
    super({ integration }, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-integration-select': CodatIntegrationSelectEvent;
  }
}
