import { expect } from '@open-wc/testing';
import { createCodatClient, type CodatClient } from '../../src/api/client.js';
import type { Connection } from '../../src/api/schema.js';
import { ConnectionStore } from '../../src/session/connection-store.js';
import { createWorld } from '../support/browser-world.js';
import { connectionOf } from './samples.js';

/** A store whose single questions are answered when the test says so, the list at once. */
async function startStore() {
  const { proxyUrl } = await createWorld();
  const real: CodatClient = createCodatClient({ proxyUrl });
  const answers: ((connection: Connection) => void)[] = [];
  const store = new ConnectionStore(
    {
      ...real,
      listConnections: () => Promise.resolve([connectionOf('gbol', { status: 'PendingAuth' })]),
      getConnection: () => new Promise<Connection>((resolve) => answers.push(resolve)),
    },
    { changed: () => undefined, connectionChanged: () => undefined, heard: () => undefined },
  );
  await store.list.refresh();
  const { signal } = new AbortController();
  const status = () => store.all.map((connection) => connection.status);
  return { store, answers, signal, status };
}

const pending = connectionOf('gbol', { status: 'PendingAuth' });
const linked = connectionOf('gbol', { status: 'Linked' });

describe('A store of connections, asked twice about the same one', () => {
  it('keeps the answer to the later question when the earlier one’s comes last', async () => {
    const { store, answers, signal, status } = await startStore();
    const earlier = store.fetch(pending.id, signal);
    const later = store.fetch(pending.id, signal);
    answers[1]?.(linked);
    await later;
    answers[0]?.(pending);
    await earlier;
    expect(status()).to.deep.equal(['Linked']);
  });

  it('takes the answer to the later question when both come in order', async () => {
    const { store, answers, signal, status } = await startStore();
    const earlier = store.fetch(pending.id, signal);
    const later = store.fetch(pending.id, signal);
    answers[0]?.(pending);
    await earlier;
    answers[1]?.(linked);
    await later;
    expect(status()).to.deep.equal(['Linked']);
  });
});
