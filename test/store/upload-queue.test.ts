import { expect } from '@open-wc/testing';
import type { CodatClient } from '../../src/api/client.js';
import { CodatApiError } from '../../src/api/errors.js';
import type { Connection, Integration, UploadedFile } from '../../src/api/schema.js';
import { ConnectionStore } from '../../src/store/connections/connection-store.js';
import { StoreClient, StoreClients } from '../../src/store/store-clients.js';
import type { StoreNotification } from '../../src/store/store-events.js';
import { Uploads, uploadModule } from '../../src/store/uploads-part.js';
import { fileOf } from '../support/files.js';
import { until } from '../support/page.js';

await uploadModule.load();

const integration: Integration = {
  key: 'zacu',
  name: 'Accounting file upload',
  enabled: true,
  sourceType: 'Accounting',
};

const connectionOf = (id: string): Connection => ({
  id,
  integrationId: 'i',
  integrationKey: 'zacu',
  sourceId: 's',
  platformName: integration.name,
  sourceType: 'Accounting',
  status: 'PendingAuth',
});

const gone = () =>
  new CodatApiError({ status: 404, service: 'PublicApi', detail: 'Data connection not found' });

/** A company at Codat, and the queue of its files. */
function setUp(over: Partial<CodatClient> = {}) {
  const connections = [connectionOf('c1')];
  const listed: UploadedFile[] = [];
  let made = 1;
  let created = 0;
  const client: CodatClient = {
    listIntegrations: () => Promise.resolve([integration]),
    getBranding: () => Promise.resolve({}),
    listConnections: () => Promise.resolve([...connections]),
    getConnection: (id) => {
      const found = connections.find((one) => one.id === id);
      return found ? Promise.resolve(found) : Promise.reject(gone());
    },
    createConnection: () => {
      created += 1;
      const connection = connectionOf(`c${++made}`);
      connections.push(connection);
      return Promise.resolve(connection);
    },
    unlinkConnection: () => Promise.reject(gone()),
    deleteConnection: () => Promise.resolve(),
    getDataStatus: () => Promise.resolve({}),
    uploadFile: () => Promise.resolve(),
    listFiles: () => Promise.resolve([...listed]),
    ...over,
  };
  const owner = new StoreClient(() => false);
  const notifications: StoreNotification[] = [];
  owner.addEventListener('notification', ({ detail }) => notifications.push(detail));
  const clients = new StoreClients();
  clients.add(owner);
  const store = new ConnectionStore(client, () => false);
  const id = `p${Math.random()}`;
  const services = { client, proxyId: id, storeId: id, connections: store, clients };
  const uploads = new Uploads(services);
  const queue = uploads.queueFor('accounting');
  if (!queue) throw new Error('The code of uploading is not loaded.');
  queue.attach(owner);
  const arrived = () =>
    notifications.flatMap((one) => (one.kind === 'files-uploaded' ? [one.files] : []));
  const arrivals = () => arrived().map((files) => files.map(({ name }) => name));
  const creations = () => created;
  const add = (...files: File[]) => queue.add(files, integration, owner);
  return { queue, owner, connections, listed, arrived, arrivals, uploads, add, store, creations };
}

const unclear = () => new CodatApiError({ status: 502 });

const proxy = 'codat-elements proxy';

describe('UploadQueue', () => {
  it('takes no file that was listed before for the one that got lost, though the list came late', async () => {
    let isListed = false;
    const { queue, add, arrivals, uploads } = setUp({
      uploadFile: () => Promise.reject(unclear()),
      listFiles: () =>
        isListed ? Promise.resolve([{ displayName: 'a.pdf' }]) : Promise.reject(unclear()),
    });
    await uploads.files.refresh();
    add(fileOf('a.pdf'));
    await until('the file', () => queue.items[0]?.state.kind !== 'checking');
    isListed = true;
    await until('an end', () => !queue.isLive);
    expect(queue.items[0]?.state.kind).to.equal('failed');
    expect(arrivals()).to.deep.equal([]);
  });

  it('knows a file by the list that arrives by the second try, where the first found no list', async () => {
    const { queue, add, arrivals, listed, uploads } = setUp({
      uploadFile: () => {
        if (sent++ > 0) listed.push({ displayName: 'a.pdf', uploaded: 'now' });
        return Promise.reject(unclear());
      },
      listFiles: () => (sent > 0 ? Promise.resolve([...listed]) : Promise.reject(unclear())),
    });
    let sent = 0;
    listed.push({ displayName: 'a.pdf', uploaded: 'before' });
    await uploads.files.refresh();
    add(fileOf('a.pdf'));
    await until('a failure', () => queue.items[0]?.state.kind === 'failed');
    const [failed] = queue.items;
    if (failed) queue.retry(failed);
    await until('the event', () => arrivals().length > 0);
    expect(arrivals()).to.deep.equal([['a.pdf']]);
  });

  it('gives no details of a file that was there before as those of the one that has arrived', async () => {
    let isListed = false;
    const { queue, add, arrived, uploads } = setUp({
      uploadFile: () => {
        isListed = true;
        return Promise.resolve();
      },
      // Codat lists the new one late.
      listFiles: () =>
        isListed
          ? Promise.resolve([{ displayName: 'a.pdf', uploaded: 'before' }])
          : Promise.reject(unclear()),
    });
    await uploads.files.refresh();
    add(fileOf('a.pdf'));
    await until('the event', () => arrived().length > 0);
    expect(arrived()[0]?.[0]).to.deep.equal({ name: 'a.pdf', size: fileOf('a.pdf').size });
    // The list has one of its name, and shows it.
    expect(queue.items).to.deep.equal([]);
  });

  it('asks for the list before it says that a file failed whose response nobody understands', async () => {
    const { queue, add, arrivals, listed, uploads } = setUp({
      uploadFile: () => {
        listed.push({ displayName: 'a.pdf', uploaded: 'now' });
        // A client of the host's own, whose response broke off.
        return Promise.reject(new TypeError('terminated'));
      },
    });
    await uploads.files.refresh();
    add(fileOf('a.pdf'));
    await until('an end', () => arrivals().length > 0 || queue.items[0]?.state.kind === 'failed');

    expect(arrivals()).to.deep.equal([['a.pdf']]);
  });

  it('takes no file of another kind for the one that got lost', async () => {
    const { queue, add, arrivals, listed, uploads } = setUp({
      uploadFile: () => {
        listed.push({ displayName: 'a.pdf', sourceType: 'Banking' });
        return Promise.reject(unclear());
      },
    });
    await uploads.files.refresh();
    add(fileOf('a.pdf'));
    await until('an end', () => queue.items.length === 0 || !queue.isLive);
    expect(queue.items[0]?.state.kind).to.equal('failed');
    expect(arrivals()).to.deep.equal([]);
  });

  describe('where Codat says of no file what kind it is', () => {
    /** A file of this name has been sent as accounting, then another one as banking, whose response is lost. */
    async function sendBoth(arrives: boolean, before: UploadedFile[] = []) {
      const fixture = setUp({
        uploadFile: () => {
          const isLost = ++sent === 2;
          if (!isLost || arrives) fixture.listed.push({ displayName: 'a.pdf' });
          return isLost ? Promise.reject(unclear()) : Promise.resolve();
        },
      });
      let sent = 0;
      const { add, arrivals, listed, owner, uploads } = fixture;
      listed.push(...before);
      await uploads.files.refresh();
      add(fileOf('a.pdf'));
      await until('the first', () => arrivals().length === 1);
      const banking = uploads.queueFor('banking');
      banking?.attach(owner);
      banking?.add([fileOf('a.pdf', 'pdf', 50)], integration, owner);
      const isFailed = () => banking?.items[0]?.state.kind === 'failed';
      await until('the second', () => arrivals().length === 2 || isFailed());
      return { isFailed: isFailed(), items: banking?.items };
    }

    for (const before of [[], [{ displayName: 'a.pdf' }]]) {
      it(`finds one that got lost, though another kind has sent one of its name (${before.length} before)`, async () => {
        expect(await sendBoth(true, before)).to.deep.equal({ isFailed: false, items: [] });
      });

      it(`takes no file of another kind for it (${before.length} before)`, async () => {
        expect((await sendBoth(false, before)).isFailed).to.equal(true);
      });
    }

    const busy = new CodatApiError({ status: 503, service: 'PublicApi', retryAfter: 10 });
    for (const failure of [unclear(), busy]) {
      it(`neither takes a file for it that another kind is sending meanwhile, nor sends it again by itself (${failure.status})`, async () => {
        let sent = 0;
        let end: () => void = () => undefined;
        const { add, arrivals, listed, owner, queue, uploads } = setUp({
          uploadFile: () => {
            if (++sent === 2) return Promise.reject(failure);
            listed.push({ displayName: 'a.pdf' });
            return new Promise((resolve) => (end = resolve));
          },
        });
        await uploads.files.refresh();
        add(fileOf('a.pdf'));
        await until('the first', () => sent === 1);
        const banking = uploads.queueFor('banking');
        banking?.attach(owner);
        banking?.add([fileOf('a.pdf', 'pdf', 50)], integration, owner);
        await until('the end of the second', () => sent === 2 && !banking?.isLive);
        expect(banking?.items[0]?.state.kind).to.equal('failed');
        expect(sent).to.equal(2);
        end();
        await until('the event', () => arrivals().length === 1);
        expect(queue.items).to.deep.equal([]);
      });
    }
  });

  it('sends a file again that is gone at Codat, though another kind has one of its name', async () => {
    const { queue, add, arrivals, listed, uploads } = setUp();
    await uploads.files.refresh();
    add(fileOf('a.pdf'));
    await until('the event', () => arrivals().length === 1);
    listed.push({ displayName: 'a.pdf', sourceType: 'Banking' });
    await uploads.files.refresh();
    add(fileOf('a.pdf'));
    await until('the second event', () => arrivals().length === 2 || queue.items.length > 1);
    expect(arrivals()).to.have.length(2);
  });

  it('announces a file once, though Codat lists it late and others follow', async () => {
    let isRefusing = true;
    const { queue, add, arrivals } = setUp({
      uploadFile: (_id, { name }) =>
        isRefusing && name === 'b.pdf'
          ? Promise.reject(new CodatApiError({ status: 402 }))
          : Promise.resolve(),
    });
    add(fileOf('a.pdf'), fileOf('b.pdf', 'pdf', 50), fileOf('c.exe', 'exe'));
    await until('the first event', () => arrivals().length === 1);
    const [, failed, refused] = queue.items;
    if (!failed || !refused) throw new Error('Not all are there.');
    queue.remove(refused);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(arrivals()).to.deep.equal([['a.pdf']]);

    isRefusing = false;
    queue.retry(failed);
    await until('the second event', () => arrivals().length > 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(arrivals()).to.deep.equal([['a.pdf'], ['b.pdf']]);
    expect(queue.news.done).to.equal(1);
  });

  it('sends all files again whose connection was deleted, one after the other', async () => {
    const sent: string[] = [];
    const refusals: (() => void)[] = [];
    const { queue, add, arrivals, connections, uploads } = setUp({
      uploadFile: (id, { name }) => {
        sent.push(`${name} to ${id}`);
        if (id !== 'c1') return Promise.resolve();
        return new Promise((_, reject) => refusals.push(() => reject(gone())));
      },
    });
    add(fileOf('a.pdf'), fileOf('b.pdf', 'pdf', 50), fileOf('c.pdf', 'pdf', 60));
    await until('all three', () => refusals.length === 3);
    connections.length = 0;
    refusals[0]?.();
    await until('the next connection', () => sent.includes('a.pdf to c2'));
    refusals[1]?.();
    refusals[2]?.();
    await until('an end', () => !queue.isLive);
    expect(uploads.isPossible).to.equal(true);
    await until('the event', () => arrivals().length > 0);
    expect(sent.slice(3).sort()).to.deep.equal(['a.pdf to c2', 'b.pdf to c2', 'c.pdf to c2']);
  });

  it('creates no connection for files that nobody waits for any more', async () => {
    let answer: (connections: Connection[]) => void = () => undefined;
    const { queue, owner, add, creations } = setUp({
      listConnections: () => new Promise((resolve) => (answer = resolve)),
    });
    add(fileOf('a.pdf'));
    await until('the file', () => queue.items[0]?.state.kind === 'sending');
    queue.detach(owner);
    answer([]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(creations()).to.equal(0);
  });

  it('sends three files at once, of all kinds together, and those that wait as there is room', async () => {
    const sent: { name: string; end(): void }[] = [];
    const { add, owner, uploads, queue } = setUp({
      uploadFile: (_id, { name }) =>
        new Promise((resolve) => {
          sent.push({ name, end: resolve });
        }),
    });
    const banking = uploads.queueFor('banking');
    banking?.attach(owner);
    add(fileOf('a.pdf'), fileOf('b.pdf'));
    await until('two of one kind', () => sent.length === 2);
    banking?.add([fileOf('c.pdf'), fileOf('d.pdf')], integration, owner);
    await until('one of the other', () => sent.length === 3);
    await until('its last', () => banking?.items[1]?.state.kind === 'waiting');

    expect(sent.map(({ name }) => name)).to.deep.equal(['a.pdf', 'b.pdf', 'c.pdf']);
    sent[0]?.end();
    await until('the one that waits', () => sent.length === 4);
    expect(sent[3]?.name).to.equal('d.pdf');
    for (const { end } of sent) end();
    await until('an end', () => !queue.isLive && !banking?.isLive);
  });

  it('lets a file wait for which the server had no place, and sends it again', async () => {
    let sent = 0;
    const states = new Set<string>();
    const { queue, add, arrivals } = setUp({
      uploadFile: () =>
        ++sent < 3
          ? Promise.reject(new CodatApiError({ status: 503, service: proxy, retryAfter: 10 }))
          : Promise.resolve(),
    });
    queue.addEventListener('change', () => {
      for (const { state } of queue.items) states.add(state.kind);
    });
    add(fileOf('a.pdf'));
    await until('the event', () => arrivals().length > 0);

    expect(sent).to.equal(3);
    expect([...states]).not.to.include('failed');
  });

  for (const [what, retryAfter] of [
    ['does not say when', undefined],
    ['says in an hour', 3_600_000],
    ['never has a place', 0],
  ] as const) {
    it(`fails a file for which a server ${what}`, async () => {
      const details = {
        status: 503,
        service: proxy,
        ...(retryAfter === undefined ? {} : { retryAfter }),
      };
      const { queue, add } = setUp({
        uploadFile: () => Promise.reject(new CodatApiError(details)),
      });
      add(fileOf('a.pdf'));
      await until('a failure', () => queue.items[0]?.state.kind === 'failed');
    });
  }

  for (const service of ['PublicApi', 'Codat', undefined]) {
    const details = { status: 503, retryAfter: 10, ...(service ? { service } : {}) };
    const unknown: [string, (turn: number) => boolean][] = [
      ['cannot be had', () => false],
      ['was not known before', (turn) => turn > 0],
      ['is not known any more', (turn) => turn < 1],
    ];
    for (const [what, isListed] of unknown) {
      it(`sends no file twice by itself where the list ${what}, and it is not the proxy that had no place (${service})`, async () => {
        let sent = 0;
        const { queue, add, uploads } = setUp({
          uploadFile: () => {
            sent += 1;
            return Promise.reject(new CodatApiError(details));
          },
          listFiles: () => (isListed(sent) ? Promise.resolve([]) : Promise.reject(unclear())),
        });
        await uploads.files.refresh();
        add(fileOf('a.pdf'));
        await until('a failure', () => queue.items[0]?.state.kind === 'failed');
        expect(sent).to.equal(1);
      });
    }

    it(`sends a file again that is not listed after a 503 (${service})`, async () => {
      let sent = 0;
      const { add, arrivals, uploads } = setUp({
        uploadFile: () =>
          ++sent < 3 ? Promise.reject(new CodatApiError(details)) : Promise.resolve(),
      });
      await uploads.files.refresh();
      add(fileOf('a.pdf'));
      await until('the event', () => arrivals().length > 0);
      expect(sent).to.equal(3);
    });
  }
});
