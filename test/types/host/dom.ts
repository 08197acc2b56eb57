/** What a host's TypeScript knows of the elements. Compiled by types.test.ts, never run. */
import type { CodatConnectionList, CodatIntegrationPicker } from 'codat-elements';
import 'codat-elements/define';

const picker: CodatIntegrationPicker | null = document.querySelector('codat-integration-picker');
const list: CodatConnectionList = document.createElement('codat-connection-list');

export const properties: [string | undefined, Promise<void>] = [picker?.proxyUrl, list.refresh()];

document.addEventListener('codat-connection', (event) => {
  const { connectionId, integrationKey, status }: Record<string, string> = { ...event.detail };
  console.log(connectionId, integrationKey, status);
});

picker?.addEventListener('codat-integration-select', (event) => {
  const name: string = event.detail.integration.name;
  console.log(name);
  event.preventDefault();
});

list.addEventListener('codat-connection-change', ({ detail }) => {
  const kind: 'created' | 'updated' | 'removed' = detail.kind;
  console.log(kind, detail.previous?.connectionId);
});

list.addEventListener('codat-link-end', ({ detail }) => {
  // @ts-expect-error an outcome that there is not
  console.log(detail.outcome === 'exploded');
});

// @ts-expect-error the proxy's address is text
list.proxyUrl = 1;
