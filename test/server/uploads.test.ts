/** Uploads through the proxy, over real HTTP on both sides. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as sendRequest, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { createCodatSandbox, type CodatSandbox } from '../../sandbox/index.js';
import {
  createTokenProxy,
  type FileToScan,
  type TokenProxyOptions,
  type TokenProxyProblem,
} from '../../server/index.js';
import { serve } from '../api/support.js';
import { fileOf, type heads } from '../support/files.js';
import { collectGarbage } from '../support/memory.js';
import { errorOf, otherCompany, ownCompany, until } from './harness.js';

const MB = 1024 * 1024;

/** Headers of a body that a test writes by itself, part by part. */
const rawForm = {
  'X-Requested-With': 'codat-elements',
  'Sec-Fetch-Site': 'same-origin',
  'Content-Type': 'multipart/form-data; boundary=b',
};

/** The buffers of this process that something still refers to. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

interface World {
  sandbox: CodatSandbox;
  proxyUrl: string;
  path: string;
  problems: TokenProxyProblem[];
  /** Sends files as the elements do. */
  upload(files: readonly File[], init?: { headers?: Record<string, string> }): Promise<Response>;
  received(): readonly string[];
}

async function setUp(
  t: TestContext,
  options: Partial<TokenProxyOptions> = {},
  codat?: (sandbox: CodatSandbox, request: Request) => Promise<Response>,
): Promise<World> {
  const sandbox = createCodatSandbox({
    seed: {
      companies: [
        {
          id: ownCompany,
          name: 'Own',
          connections: [{ platformKey: 'zacu', status: 'PendingAuth' }],
        },
      ],
    },
  });
  const [connection] = sandbox.connectionsOf(ownCompany);
  assert.ok(connection);
  const problems: TokenProxyProblem[] = [];
  const apiUrl = await serve(t, (request) =>
    codat ? codat(sandbox, request) : sandbox.fetch(request),
  );
  const proxy = createTokenProxy({
    apiKey: 'sandbox',
    apiUrl,
    resolveCompany: () => ownCompany,
    onError: (problem) => {
      problems.push(problem);
    },
    ...options,
  });
  const proxyUrl = await serve(t, (request) => proxy(request));
  const path = `/companies/me/connections/${connection.id}/files`;
  return {
    sandbox,
    proxyUrl,
    path,
    problems,
    upload(files, { headers = {} } = {}) {
      const body = new FormData();
      for (const file of files) body.append('file', file);
      return fetch(proxyUrl + path, {
        method: 'POST',
        body,
        headers: {
          'X-Requested-With': 'codat-elements',
          'Sec-Fetch-Site': 'same-origin',
          ...headers,
        },
      });
    },
    received: () => (sandbox.companies[0]?.files ?? []).map(({ name }) => name),
  };
}

test('an upload reaches Codat whole, under its own name and type', async (t) => {
  let contentType = '';
  const { upload, sandbox } = await setUp(t, {}, (codat, request) => {
    if (request.method === 'POST') contentType = request.headers.get('Content-Type') ?? '';
    return codat.fetch(request);
  });
  const response = await upload([fileOf('profit and loss.pdf', 'pdf', 3 * MB)]);
  assert.equal(response.status, 200);
  assert.equal(await response.text(), '');
  assert.match(contentType, /^multipart\/form-data; boundary=codat-elements-/);
  assert.deepEqual(sandbox.companies[0]?.files, [
    { name: 'profit and loss.pdf', sourceType: 'Accounting', size: 3 * MB },
  ]);
});

test('the list of uploaded files is passed on as Codat has it', async (t) => {
  const { upload, proxyUrl } = await setUp(t);
  await upload([fileOf('one.csv', 'csv')]);
  const response = await fetch(`${proxyUrl}/companies/me/files`);
  assert.equal(response.headers.get('Cache-Control'), 'private, no-store');
  const files = (await response.json()) as Record<string, unknown>[];
  assert.equal(files.length, 1);
  assert.deepEqual(
    files.map((file) => [file['displayName'], file['sourceType']]),
    [['one.csv', 'Accounting']],
  );
});

test('an upload that follows a list is in the next list', async (t) => {
  const { upload, proxyUrl } = await setUp(t);
  const list = async () =>
    ((await (await fetch(`${proxyUrl}/companies/me/files`)).json()) as unknown[]).length;
  assert.equal(await list(), 0);
  await upload([fileOf('one.pdf')]);
  assert.equal(await list(), 1);
});

const passing: readonly (readonly [string, keyof typeof heads])[] = [
  ['a.pdf', 'pdf'],
  ['A.PDF', 'pdf'],
  ['a.b.xlsx', 'xlsx'],
  ['a.xlsb', 'xlsx'],
  ['a.docx', 'docx'],
  ['a.pptx', 'xlsx'],
  ['a.xls', 'xls'],
  ['a.doc', 'xls'],
  ['a.ppt', 'xls'],
  ['a.csv', 'csv'],
  ['a.jpg', 'jpeg'],
  ['a.jpeg', 'jpeg'],
  ['a.png', 'png'],
];

for (const [name, content] of passing) {
  test(`${name} that holds ${content} is taken`, async (t) => {
    const { upload, received } = await setUp(t);
    assert.equal((await upload([fileOf(name, content, 5000)])).status, 200);
    assert.deepEqual(received(), [name]);
  });
}

const noType = 'Files of this type are not taken.';
const notItsName = 'The file is not what its name says.';

const refused: readonly (readonly [what: string, files: File[], status: number, words: string])[] =
  [
    ['a program called .pdf', [fileOf('invoice.pdf', 'exe')], 415, notItsName],
    ['a program called .csv', [fileOf('invoice.csv', 'exe')], 415, notItsName],
    ['a page called .csv', [fileOf('report.csv', 'html')], 415, notItsName],
    ['a page called .xls', [fileOf('report.xls', 'html')], 415, notItsName],
    ['an archive called .xlsx', [fileOf('report.xlsx', 'zip')], 415, notItsName],
    ['an image called .pdf', [fileOf('scan.pdf', 'png')], 415, notItsName],
    ['a program by its own name', [fileOf('setup.exe', 'exe')], 415, noType],
    // What every object has in JavaScript.
    ['a program called .constructor', [fileOf('setup.constructor', 'exe')], 415, noType],
    ['a program called .__proto__', [fileOf('setup.__proto__', 'exe')], 415, noType],
    ['a spreadsheet of another maker', [fileOf('ledger.numbers', 'zip')], 415, noType],
    ['text without an extension', [fileOf('notes', 'csv')], 415, noType],
    ['a second extension turned backwards', [fileOf('invoice\u202efdp.exe', 'pdf')], 415, noType],
    ['an empty file', [fileOf('empty.pdf', 'pdf', 0)], 400, 'The file is empty.'],
    ['no file', [], 400, 'The body has no file.'],
    ['10.1 MB', [fileOf('large.pdf', 'pdf', Math.ceil(10.1 * MB))], 413, 'The file is too large.'],
    [
      'the 21st file',
      Array.from({ length: 21 }, (_, place) => fileOf(`${place}.csv`, 'csv')),
      413,
      'At most 20 files are taken at a time.',
    ],
    [
      'one bad file among good ones',
      [fileOf('good.pdf'), fileOf('bad.pdf', 'exe')],
      415,
      notItsName,
    ],
  ];

for (const [what, files, status, words] of refused) {
  test(`${what} is refused with ${status}, and Codat has none of it`, async (t) => {
    const { upload, received, problems } = await setUp(t);
    const response = await upload(files);
    assert.equal(response.status, status);
    const { statusCode, service, error } = await errorOf(response);
    assert.deepEqual([statusCode, service, error], [status, 'codat-elements proxy', words]);
    assert.deepEqual(received(), []);
    assert.deepEqual(problems, []);
  });
}

test('what its first bytes give away never reaches Codat', async (t) => {
  const { upload, sandbox } = await setUp(t);
  assert.equal((await upload([fileOf('invoice.pdf', 'exe', 5 * MB)])).status, 415);
  assert.deepEqual(sandbox.requests, []);
});

test('twenty files of exactly 10 MB in one request are taken', { timeout: 60_000 }, async (t) => {
  const { upload, received } = await setUp(t);
  const files = Array.from({ length: 20 }, (_, place) => fileOf(`${place}.pdf`, 'pdf', 10 * MB));
  assert.equal((await upload(files)).status, 200);
  assert.equal(received().length, 20);
});

test('what has passed does not stay in memory', { timeout: 60_000 }, async (t) => {
  const size = 8 * MB;
  const files = 5;
  let held = 0;
  const { proxyUrl, path } = await setUp(t, {}, async (_sandbox, request) => {
    const before = heldBytes();
    await request.body?.pipeTo(new WritableStream());
    // All of it has passed, and the proxy still waits for this response.
    held = heldBytes() - before;
    return new Response(null);
  });
  const sent = sendRequest(proxyUrl + path, { method: 'POST', headers: rawForm });
  const responded = once(sent, 'response');
  for (let place = 0; place < files; place++) {
    if (!sent.write(part(`${place}.pdf`, '%PDF-1.7'))) await once(sent, 'drain');
    for (let filled = 0; filled < size; filled += MB) {
      if (!sent.write(Buffer.alloc(MB, ' '))) await once(sent, 'drain');
    }
    sent.write('\r\n');
  }
  sent.end('--b--\r\n');
  const [response] = (await responded) as [IncomingMessage];
  assert.equal(response.statusCode, 200);
  assert.ok(held < size, `${(held / MB).toFixed(1)} MB of ${(files * size) / MB} are held`);
});

test('an upload that Codat redirects goes nowhere, and is a 502', async (t) => {
  const { upload, sandbox, problems } = await setUp(t, {}, (codat, request) =>
    request.method === 'POST' && request.url.endsWith('/files')
      ? Promise.resolve(Response.redirect('https://elsewhere.example/'))
      : codat.fetch(request),
  );
  assert.equal((await upload([fileOf('a.pdf')])).status, 502);
  assert.deepEqual(sandbox.companies[0]?.files, []);
  assert.match(problems[0]?.message ?? '', /redirect/);
});

test('a smaller limit of the host’s holds', async (t) => {
  const { upload } = await setUp(t, { limits: { fileBytes: 1000 } });
  assert.equal((await upload([fileOf('a.pdf', 'pdf', 1000)])).status, 200);
  assert.equal((await upload([fileOf('a.pdf', 'pdf', 1001)])).status, 413);
});

const names: readonly (readonly [string, string])[] = [
  ['損益計算書.pdf', '損益計算書.pdf'],
  ['Ünïcødé “report”.pdf', 'Ünïcødé “report”.pdf'],
  ['<img src=x onerror=alert(1)>.pdf', '<img src=x onerror=alert(1)>.pdf'],
  ['C:\\Users\\me\\report.pdf', 'report.pdf'],
  ['../../etc/report.pdf', 'report.pdf'],
  ['re\u202eport.pdf', 'report.pdf'],
  ['photo', 'photo.pdf'],
  ['reports/', 'file.pdf'],
];

for (const [given, sent] of names) {
  test(`a file called ${JSON.stringify(given)} is sent as ${JSON.stringify(sent)}`, async (t) => {
    const { upload, received } = await setUp(t);
    assert.equal((await upload([fileOf(given)])).status, 200);
    assert.deepEqual(received(), [sent]);
  });
}

test('a name with quotes and line breaks writes no header', async (t) => {
  const { upload, received } = await setUp(t);
  assert.equal((await upload([fileOf('a"; name="x"\r\nX-Evil: 1\r\n.pdf')])).status, 200);
  assert.equal(received().length, 1);
  assert.match(received()[0] ?? '', /^a"; name="x" +X-Evil: 1 +\.pdf$/);
});

test('a very long name keeps its extension', async (t) => {
  const { upload, received } = await setUp(t);
  assert.equal((await upload([fileOf(`${'x'.repeat(3000)}.pdf`)])).status, 200);
  assert.equal(received()[0]?.length, 200);
  assert.ok(received()[0]?.endsWith('.pdf'));
});

/** What a response says was wrong; undefined where nothing was. */
const errorIn = (text: string): unknown =>
  text ? (JSON.parse(text) as Record<string, unknown>)['error'] : undefined;

/** A Codat that keeps whether it has a request. */
function watchedCodat() {
  const watched = {
    state: 'none' as 'none' | 'open' | 'over',
    async respond(sandbox: CodatSandbox, request: Request): Promise<Response> {
      watched.state = 'open';
      try {
        return await sandbox.fetch(request);
      } finally {
        watched.state = 'over';
      }
    },
  };
  return watched;
}

/** Sends a body by hand, as no browser would. */
async function sendRaw(
  { proxyUrl, path }: World,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<{ status: number; error: unknown }> {
  const sent = sendRequest(proxyUrl + path, {
    method: 'POST',
    headers: { ...rawForm, ...headers },
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const text = await textOf(Readable.toWeb(response) as ReadableStream<Uint8Array>);
  return { status: response.statusCode ?? 0, error: errorIn(text) };
}

const part = (name: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n`;
const good = part('a.pdf', '%PDF-1.7 and more');

const end = '--b--\r\n';
const invalid = 'The body is not valid multipart/form-data.';
const noForm = 'The body must be sent as multipart/form-data.';
const noBoundary = 'The body must be sent as multipart/form-data with a boundary.';

const refusedBodies: readonly (readonly [
  what: string,
  body: string,
  status: number,
  error: string,
  type?: string,
])[] = [
  ['that is empty', '', 400, invalid],
  ['without its last boundary', good, 400, invalid],
  ['in the middle of a header', '--b\r\nContent-Disposition: form-data; na', 400, invalid],
  ['with a header that is none', `--b\r\nbad header\r\n\r\nx\r\n${end}`, 400, invalid],
  [
    'with a wrongly encoded name',
    `--b\r\nContent-Disposition: form-data; name="file"; filename*=utf-8''%E0%A4%A.pdf\r\n\r\n%PDF-1.7\r\n${end}`,
    400,
    invalid,
  ],
  ['without parts', end, 400, 'The body has no file.'],
  [
    'of fields only',
    `--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n${end}`,
    400,
    'The body has no file.',
  ],
  ['as JSON', '{}', 415, noForm, 'application/json'],
  ['as text', good, 415, noForm, 'text/plain'],
  ['as something like it', good, 415, noForm, 'x-multipart/form-data; boundary=b'],
  ['without parameters', good, 415, noForm, 'multipart/form-data'],
  ['without a boundary', good, 415, noBoundary, 'multipart/form-data; charset=utf-8'],
  ['as another multipart', `${good}${end}`, 415, noForm, 'multipart/mixed; boundary=b'],
];

for (const [what, body, status, error, type] of refusedBodies) {
  test(`a body ${what} gets ${status}`, async (t) => {
    const world = await setUp(t);
    const headers: Record<string, string> = type ? { 'Content-Type': type } : {};
    assert.deepEqual(await sendRaw(world, body, headers), { status, error });
    assert.deepEqual(world.received(), []);
  });
}

const takenBodies: readonly (readonly [what: string, body: string, name: string, type?: string])[] =
  [
    [
      'with fields beside its file',
      `--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n${good}${end}`,
      'a.pdf',
    ],
    ['of a type in capitals', `${good}${end}`, 'a.pdf', 'Multipart/Form-Data ; boundary=b'],
    [
      'with a name beyond Latin-1, and no spaces',
      `--b\r\nContent-Disposition:form-data;name="file";filename="月.pdf"\r\n\r\n%PDF-1.7\r\n${end}`,
      '月.pdf',
    ],
    ['with words after its end', `${good}${end}more words`, 'a.pdf'],
  ];

for (const [what, body, name, type] of takenBodies) {
  test(`a body ${what} is taken`, async (t) => {
    const world = await setUp(t);
    const headers: Record<string, string> = type ? { 'Content-Type': type } : {};
    assert.equal((await sendRaw(world, body, headers)).status, 200);
    assert.deepEqual(world.received(), [name]);
  });
}

for (const [what, read] of [
  ['read before', (request: Request) => request.text()],
  // As Node’s requests are behind such a parser.
  ['emptied before', () => Promise.resolve('')],
] as const) {
  test(`a body that was ${what} is told to the host, and not taken for a wrong one`, async (t) => {
    const problems: TokenProxyProblem[] = [];
    const proxy = createTokenProxy({
      apiKey: 'sandbox',
      resolveCompany: () => ownCompany,
      onError: (problem) => {
        problems.push(problem);
      },
    });
    t.after(() => proxy.close());
    const request = new Request('https://lender.example/companies/me/connections/c/files', {
      method: 'POST',
      body: what === 'read before' ? `${good}${end}` : new Uint8Array(),
      headers: { ...rawForm, 'Content-Length': '200' },
    });
    await read(request);
    assert.equal((await proxy(request)).status, 500);
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['body-already-read'],
    );
  });
}

test('a body of more than all files together is refused by its length', async (t) => {
  const world = await setUp(t);
  const request = new Request(`https://lender.example${world.path}`, {
    method: 'POST',
    body: `${good}--b--\r\n`,
    headers: { ...rawForm, 'Content-Length': String(300 * MB) },
  });
  const proxy = createTokenProxy({ apiKey: 'sandbox', resolveCompany: () => ownCompany });
  const response = await proxy(request);
  assert.equal(response.status, 413);
  assert.equal((await errorOf(response))['error'], 'The body is too large.');
});

for (const [what, chunk] of [
  ['a preamble', 'x'.repeat(64 * 1024)],
  ['fields', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nvalue\r\n'.repeat(1000)],
] as const) {
  test(`a body of unknown length and endless ${what} is refused once it has more than all files together`, async (t) => {
    const world = await setUp(t);
    const bytes = new TextEncoder().encode(chunk);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += bytes.byteLength;
        // Without a limit of its own this one would not end.
        if (sent > 64 * MB) controller.close();
        else controller.enqueue(bytes);
      },
    });
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: rawForm,
    };
    const proxy = createTokenProxy({
      apiKey: 'sandbox',
      resolveCompany: () => ownCompany,
      limits: { fileBytes: 100_000 },
    });
    const response = await proxy(new Request(`https://lender.example${world.path}`, init));
    assert.equal(response.status, 413);
    assert.equal((await errorOf(response))['error'], 'The body is too large.');
  });
}

test('an upload needs what every change needs', async (t) => {
  const { upload, proxyUrl, received } = await setUp(t);
  const file = [fileOf('a.pdf')];
  assert.equal((await upload(file, { headers: { 'X-Requested-With': '' } })).status, 403);
  assert.equal((await upload(file, { headers: { 'Sec-Fetch-Site': 'cross-site' } })).status, 403);
  const foreign = `${proxyUrl}/companies/${otherCompany}/connections/x/files`;
  const headers = { 'X-Requested-With': 'x', 'Sec-Fetch-Site': 'same-origin' };
  assert.equal((await fetch(foreign, { method: 'POST', headers, body: '' })).status, 403);
  assert.equal((await fetch(`${proxyUrl}/companies/${otherCompany}/files`)).status, 403);
  assert.equal((await fetch(`${proxyUrl}/companies/me/files/download`)).status, 404);
  assert.deepEqual(received(), []);
});

test('nobody who is not signed in uploads', async (t) => {
  const { upload, received } = await setUp(t, { resolveCompany: () => null });
  assert.equal((await upload([fileOf('a.pdf')])).status, 401);
  assert.deepEqual(received(), []);
});

test('who may read only does not upload', async (t) => {
  const { upload, received, proxyUrl } = await setUp(t, {
    resolveCompany: () => ({ companyId: ownCompany, scopes: ['read'] }),
  });
  assert.equal((await upload([fileOf('a.pdf')])).status, 403);
  assert.deepEqual(received(), []);
  assert.equal((await fetch(`${proxyUrl}/companies/me/files`)).status, 200);
});

for (const status of [402, 404, 413, 429, 503]) {
  test(`Codat’s ${status} reaches a page that is still sending`, async (t) => {
    const { upload, sandbox } = await setUp(t);
    sandbox.faults.add({ kind: 'status', status, method: 'POST' });
    const response = await upload([fileOf('a.pdf', 'pdf', 9 * MB)]);
    assert.equal(response.status, status);
  });
}

test('a connection to Codat that breaks in the middle is a 502', async (t) => {
  const { upload, sandbox } = await setUp(t);
  sandbox.faults.add({ kind: 'network', method: 'POST' });
  assert.equal((await upload([fileOf('a.pdf', 'pdf', 9 * MB)])).status, 502);
});

test('bytes go on to Codat while the page still sends', { timeout: 20_000 }, async (t) => {
  let passed = 0;
  const world = await setUp(t, {}, async (_sandbox, request) => {
    const count = new WritableStream<Uint8Array>({
      write: (chunk) => void (passed += chunk.length),
    });
    await request.body?.pipeTo(count);
    return new Response(null);
  });
  const sent = sendRequest(world.proxyUrl + world.path, {
    method: 'POST',
    headers: rawForm,
  });
  sent.write(part('a.pdf', `%PDF-1.7${' '.repeat(200_000)}`));
  await until('the first bytes at Codat', () => passed > 100_000);
  sent.end('--b--\r\n');
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  assert.equal(response.statusCode, 200);
});

test(
  'a page that leaves in the middle leaves no file, and no request at Codat',
  { timeout: 20_000 },
  async (t) => {
    const codat = watchedCodat();
    const world = await setUp(t, {}, codat.respond);
    const sent = sendRequest(world.proxyUrl + world.path, {
      method: 'POST',
      headers: rawForm,
    });
    sent.on('error', () => undefined);
    sent.write(part('a.pdf', `%PDF-1.7${' '.repeat(200_000)}`));
    await until('the request at Codat', () => codat.state === 'open');
    sent.destroy();
    await until('its end', () => codat.state === 'over');
    assert.deepEqual(world.received(), []);
  },
);

/** What a proxy responds to a body that comes as this stream does. */
async function sendStream(
  t: TestContext,
  body: ReadableStream<Uint8Array>,
  options: Partial<TokenProxyOptions> = {},
): Promise<{ status: number; error: unknown; passed: string }> {
  let passed = '';
  const proxy = createTokenProxy({
    apiKey: 'sandbox',
    apiUrl: 'http://127.0.0.1:9',
    fetch: async (request) => {
      passed = await request.text();
      return new Response(null);
    },
    resolveCompany: () => ownCompany,
    ...options,
  });
  t.after(() => proxy.close());
  const response = await proxy(
    new Request('https://lender.example/companies/me/connections/c/files', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: rawForm,
    } as RequestInit),
  );
  const text = await response.text();
  return { status: response.status, error: errorIn(text), passed };
}

const beginning = Buffer.from(part('a.pdf', `%PDF-1.7${' '.repeat(9000)}`));

test('a page that stalls gets a 408', { timeout: 20_000 }, async (t) => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(beginning),
  });
  const { status, error } = await sendStream(t, body, { timeout: 30 });
  assert.deepEqual([status, error], [408, 'The body took too long to arrive.']);
});

test(
  'the longest timeout that is taken lets a page take a moment',
  { timeout: 20_000 },
  async (t) => {
    const pieces = [beginning, Buffer.from(end)];
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
    const { status } = await sendStream(t, body, { timeout: 2 ** 31 - 1 });
    assert.equal(status, 200);
  },
);

test('a body that breaks off gets a 400', async (t) => {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(beginning);
      controller.error(new Error('The network is gone.'));
    },
  });
  const { status, error } = await sendStream(t, body);
  assert.deepEqual([status, error], [400, 'The body broke off.']);
});

/** A stream of these pieces. */
function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const left = [...pieces];
  return new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next) controller.enqueue(next);
      else controller.close();
    },
  });
}

const whole = Buffer.from(`${good}${part('b.pdf', '%PDF-1.7 second')}${end}`);
const cuts: readonly (readonly [what: string, pieces: readonly Uint8Array[]])[] = [
  ...[1, 2, 3, 5].map((size) => {
    const count = Math.ceil(whole.length / size);
    const pieces = Array.from({ length: count }, (_, place) =>
      whole.subarray(place * size, (place + 1) * size),
    );
    return [`into pieces of ${size}`, pieces] as const;
  }),
  // Around the last boundary, where a network may cut it as anywhere else.
  ...Array.from({ length: 10 }, (_, place) => {
    const fromEnd = place + 1;
    const pieces = [whole.subarray(0, -fromEnd), whole.subarray(-fromEnd)];
    return [`${fromEnd} before its end`, pieces] as const;
  }),
];

for (const [what, pieces] of cuts) {
  test(`a body that is cut ${what} is taken whole`, async (t) => {
    const { status, passed } = await sendStream(t, streamOf(pieces));
    assert.equal(status, 200);
    const [, first, second, last] = passed.split(/--codat-elements-[-\w]+/);
    assert.match(first ?? '', /filename="a\.pdf".*\r\n\r\n%PDF-1\.7 and more\r\n$/s);
    assert.match(second ?? '', /filename="b\.pdf".*\r\n\r\n%PDF-1\.7 second\r\n$/s);
    // The last hyphens belong to the boundary here.
    assert.equal(last, '\r\n');
  });
}

test('a page may pause for longer than Codat may', { timeout: 20_000 }, async (t) => {
  const timeout = 1000;
  const world = await setUp(t, { timeout });
  const sent = sendRequest(world.proxyUrl + world.path, { method: 'POST', headers: rawForm });
  sent.write(part('a.pdf', '%PDF-1.7').slice(0, -10));
  await new Promise((resolve) => setTimeout(resolve, timeout * 1.2));
  sent.end(part('a.pdf', '%PDF-1.7').slice(-10) + end);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  assert.equal(response.statusCode, 200);
});

test('a Codat that takes nothing is a 504', { timeout: 20_000 }, async (t) => {
  const { upload } = await setUp(t, { timeout: 200, fetch: () => new Promise(() => undefined) });
  assert.equal((await upload([fileOf('a.pdf')])).status, 504);
});

test(
  'twenty uploads of one company at once are all taken, three at a time',
  { timeout: 60_000 },
  async (t) => {
    let now = 0;
    let most = 0;
    const { upload, received } = await setUp(t, {}, async (sandbox, request) => {
      now += 1;
      most = Math.max(most, now);
      // On a busy machine one may be done before the next begins.
      await until('three uploads at once', () => most >= 3);
      const response = await sandbox.fetch(request);
      now -= 1;
      return response;
    });
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, place) => upload([fileOf(`${place}.pdf`, 'pdf', MB)])),
    );
    assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([200]));
    assert.equal(received().length, 20);
    assert.equal(most, 3);
  },
);

test(
  'a company’s uploads are bounded, and taken again once some have ended',
  { timeout: 60_000 },
  async (t) => {
    const most = 60;
    const held: (() => void)[] = [];
    let company = ownCompany;
    const { upload, proxyUrl } = await setUp(
      t,
      { resolveCompany: () => company },
      async (codat, request) => {
        if (request.method === 'POST') await new Promise<void>((go) => held.push(go));
        return request.url.includes(ownCompany) ? codat.fetch(request) : new Response(null);
      },
    );
    const send = () => upload([fileOf('a.pdf')]);
    // Those that are refused end as others do.
    const refused = await fetch(`${proxyUrl}/companies/me/connections/c/files`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'codat-elements', 'Sec-Fetch-Site': 'same-origin' },
    });
    assert.equal(refused.status, 415);
    const tooMany: Response[] = [];
    let ended = 0;
    const uploads = Array.from({ length: most + 5 }, async () => {
      const response = await send();
      if (response.status === 429) tooMany.push(response);
      else ended += 1;
      return response.status;
    });
    // Those that are taken are held at Codat, and respond to nobody.
    await until('those that are too many', () => tooMany.length === 5);
    const [response] = tooMany;
    assert.ok(response);
    assert.equal(response.headers.get('Retry-After'), '2');
    assert.match(String((await errorOf(response))['error']), /Too many uploads at once/);
    // One that ends makes room for one.
    held.shift()?.();
    await until('the end of one', () => ended === 1);
    const more = [send(), send()].map(async (sent) => (await sent).status);
    assert.equal(await Promise.race(more), 429);
    company = otherCompany;
    const others = send();
    await until('another company’s upload at Codat', () => held.length === 4);
    company = ownCompany;
    let isOver = false;
    const statuses = Promise.all([...uploads, ...more, others.then(({ status }) => status)]);
    void statuses.then(() => (isOver = true));
    await until('all uploads', () => {
      held.splice(0).forEach((go) => go());
      return isOver;
    });
    assert.equal((await statuses).filter((status) => status === 200).length, most + 2);
    const again = send();
    await until('the next upload at Codat', () => held.length > 0);
    held.splice(0).forEach((go) => go());
    assert.equal((await again).status, 200);
  },
);

test('uploads of one company leave a place for another’s', { timeout: 20_000 }, async (t) => {
  const held: (() => void)[] = [];
  let company = ownCompany;
  const { upload } = await setUp(
    t,
    { resolveCompany: () => company, limits: { uploads: 3, companyUploads: 3 } },
    async (_codat, request) => {
      await request.body?.pipeTo(new WritableStream());
      await new Promise<void>((go) => held.push(go));
      return new Response(null);
    },
  );
  const slow = Array.from({ length: 3 }, () => upload([fileOf('a.pdf')]));
  await until('those that have a place', () => held.length === 2);
  company = otherCompany;
  const other = upload([fileOf('b.pdf')]);
  await until('the other company’s upload at Codat', () => held.length === 3);
  held.splice(2).forEach((go) => go());
  assert.equal((await other).status, 200);
  held.splice(0).forEach((go) => go());
  await until('the one that waited', () => held.length === 1);
  held.splice(0).forEach((go) => go());
  assert.deepEqual(
    (await Promise.all(slow)).map(({ status }) => status),
    [200, 200, 200],
  );
});

test('reads are served while a company’s uploads are queued', { timeout: 20_000 }, async (t) => {
  const held: (() => void)[] = [];
  const { upload, proxyUrl, sandbox } = await setUp(t, {}, async (codat, request) => {
    if (request.method === 'POST') await new Promise<void>((go) => held.push(go));
    return codat.fetch(request);
  });
  const uploads = Array.from({ length: 8 }, () => upload([fileOf('a.pdf')]));
  await until('three uploads at Codat', () => held.length === 3);
  assert.equal((await fetch(`${proxyUrl}/companies/me/connections`)).status, 200);
  await until('all uploads', () => {
    held.splice(0).forEach((go) => go());
    return (sandbox.companies[0]?.files.length ?? 0) === 8;
  });
  await Promise.all(uploads);
});

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}

test('the scanner gets each file whole, with its name, type and where it goes', async (t) => {
  const seen: (Omit<FileToScan, 'stream'> & { text: string })[] = [];
  const { upload, received, sandbox } = await setUp(t, {
    scanFile: async ({ stream, ...file }) => {
      seen.push({ ...file, text: await textOf(stream) });
    },
  });
  const content = fileOf('a.csv', 'csv', 100_000);
  assert.equal((await upload([content, fileOf('b.pdf')])).status, 200);
  const connectionId = sandbox.connectionsOf(ownCompany)[0]?.id;
  assert.deepEqual(
    seen.map(({ name, type, companyId, connectionId }) => [name, type, companyId, connectionId]),
    [
      ['a.csv', 'text/csv', ownCompany, connectionId],
      ['b.pdf', 'application/pdf', ownCompany, connectionId],
    ],
  );
  const [first] = seen;
  assert.ok(first);
  assert.equal(first.text, await content.text());
  assert.ok((first.size ?? 0) > 100_000);
  assert.deepEqual(received(), ['a.csv', 'b.pdf']);
});

test('Codat gets a file’s bytes whatever the scanner does with its own', async (t) => {
  const received: Uint8Array[] = [];
  let chunks = 0;
  const { upload } = await setUp(
    t,
    {
      scanFile: async ({ stream }) => {
        for await (const chunk of stream as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
          // As in a message to a worker, and as a scanner does that unpacks in place.
          if (chunks++ % 2 === 0) structuredClone(chunk, { transfer: [chunk.buffer] });
          else chunk.fill(0);
        }
      },
    },
    async (codat, request) => {
      const file = (await request.clone().formData()).get('file');
      if (file instanceof Blob) received.push(new Uint8Array(await file.arrayBuffer()));
      return codat.fetch(request);
    },
  );
  const content = fileOf('a.pdf', 'pdf', 300_009);
  assert.equal((await upload([content])).status, 200);
  assert.ok(chunks > 1);
  assert.deepEqual(received, [new Uint8Array(await content.arrayBuffer())]);
});

const infected = new Error('Eicar at clamd://10.0.0.3:3310');
const refusals: readonly (readonly [string, TokenProxyOptions['scanFile']])[] = [
  [
    'rejects after it has read all',
    async ({ stream }) => {
      await textOf(stream);
      throw infected;
    },
  ],
  ['rejects at once', () => Promise.reject(infected)],
  [
    'throws',
    () => {
      throw infected;
    },
  ],
  [
    'resolves to false',
    async ({ stream }) => {
      await textOf(stream);
      return false;
    },
  ],
];

for (const [what, scanFile] of refusals) {
  test(`a file is refused with 422, and Codat has none of it, when the scanner ${what}`, async (t) => {
    const { upload, received, problems } = await setUp(t, { scanFile });
    const response = await upload([fileOf('a.pdf', 'pdf', 300_000)]);
    assert.equal(response.status, 422);
    const text = await response.text();
    assert.match(text, /did not pass the security check/);
    assert.ok(!text.includes('clamd'));
    assert.deepEqual(received(), []);
    const cause = what === 'resolves to false' ? undefined : infected;
    assert.deepEqual(
      problems.map((problem) => [problem.kind, problem.message, problem.cause]),
      [['file-refused', 'scanFile refused a file', cause]],
    );
  });
}

test(
  'what the scanner refuses early ends at Codat while the page still sends',
  { timeout: 20_000 },
  async (t) => {
    const codat = watchedCodat();
    const scanFile = async ({ stream }: FileToScan) => {
      await stream.getReader().read();
      await until('the request at Codat', () => codat.state === 'open');
      throw infected;
    };
    const world = await setUp(t, { scanFile }, codat.respond);
    const sent = sendRequest(world.proxyUrl + world.path, { method: 'POST', headers: rawForm });
    sent.on('error', () => undefined);
    sent.write(part('a.pdf', `%PDF-1.7${' '.repeat(9000)}`));
    await until('the end at Codat', () => {
      sent.write(' ');
      return codat.state === 'over';
    });
    sent.end(`\r\n${end}`);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    assert.equal(response.statusCode, 422);
  },
);

test('a scanner learns that the page has left, and no length where none was sent', async (t) => {
  let size: number | undefined = 0;
  let reason: unknown;
  const world = await setUp(t, {
    scanFile: async ({ stream, ...file }) => {
      size = file.size;
      await textOf(stream).catch((error: unknown) => (reason = error));
    },
  });
  // In chunks, as a page that sends a stream does.
  const sent = sendRequest(world.proxyUrl + world.path, { method: 'POST', headers: rawForm });
  sent.on('error', () => undefined);
  sent.write(part('a.pdf', `%PDF-1.7${' '.repeat(9000)}`));
  await until('the scanner', () => size === undefined);
  sent.destroy();
  await until('its stream to break', () => reason !== undefined);
  assert.match(String(reason), /The upload broke off/);
});

for (const [what, scanFile] of [
  ['does not read it', () => undefined],
  [
    'stops reading it',
    async ({ stream }: FileToScan) => {
      const reader = stream.getReader();
      await reader.read();
      await reader.cancel();
    },
  ],
  [
    'leaves its stream locked',
    async ({ stream }: FileToScan) => {
      await stream.getReader().read();
    },
  ],
] satisfies [string, TokenProxyOptions['scanFile']][]) {
  test(`a file passes when the scanner is content and ${what}`, async (t) => {
    const { upload, received } = await setUp(t, { scanFile });
    assert.equal((await upload([fileOf('a.pdf', 'pdf', 3 * MB)])).status, 200);
    assert.deepEqual(received(), ['a.pdf']);
  });
}

for (const [why, codat] of [
  [
    'Codat has asked the company to wait',
    () => Response.json({}, { status: 429, headers: { 'Retry-After': '60' } }),
  ],
  [
    'Codat responds before it has the file',
    () => Response.json({ error: 'Gone' }, { status: 404 }),
  ],
] satisfies [string, () => Response][]) {
  test(
    `a scanner learns that its file goes nowhere when ${why}`,
    { timeout: 20_000 },
    async (t) => {
      let scans = 0;
      let ended = 0;
      const world = await setUp(
        t,
        {
          scanFile: async ({ stream }) => {
            scans += 1;
            await textOf(stream).catch(() => undefined);
            ended += 1;
          },
        },
        async () => codat(),
      );
      // What Codat says of one request holds for the next.
      await fetch(`${world.proxyUrl}/companies/me/connections`);
      const files = ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => fileOf(name, 'pdf', 3 * MB));
      const response = await world.upload(files);
      assert.ok(response.status >= 400, String(response.status));
      assert.ok(scans > 0);
      await until('the end of what is scanned', () => ended === scans, 3000);
    },
  );
}

test('an upload ends with 504 when the scanner never settles', { timeout: 20_000 }, async (t) => {
  const { upload, received, problems } = await setUp(t, {
    timeout: 200,
    scanFile: () => new Promise(() => undefined),
  });
  const response = await upload([fileOf('a.pdf', 'pdf', MB)]);
  assert.equal(response.status, 504);
  assert.match(String((await errorOf(response))['error']), /could not be checked in time/);
  assert.deepEqual(received(), []);
  assert.deepEqual(
    problems.map(({ kind, message }) => [kind, message]),
    [['timeout', 'scanFile did not respond in time']],
  );
});

test('a scanner that is no function is refused at once', () => {
  assert.throws(
    () =>
      createTokenProxy({
        apiKey: 'sandbox',
        resolveCompany: () => ownCompany,
        scanFile: 'clamav' as never,
      }),
    /scanFile must be a function/,
  );
});
