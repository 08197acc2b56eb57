/** GUIDs are the same in capitals, as some databases give them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCodatSandbox } from '../../sandbox/index.js';

const id = '8a210b68-6988-11ed-a1eb-0242ac120002';

for (const [as, given, asked] of [
  ['in capitals', id, id.toUpperCase()],
  ['in small letters, where it was given in capitals', id.toUpperCase(), id],
] as const) {
  test(`a company and its connection are found by an id ${as}`, async () => {
    const first = createCodatSandbox({
      apiKey: 'key',
      seed: {
        companies: [{ id: given, name: 'Own', connections: [{ id: given, platformKey: 'gbol' }] }],
      },
    });
    // Also after it was saved.
    const sandbox = createCodatSandbox({ apiKey: 'key', snapshot: first.snapshot() });
    const headers = { Authorization: `Basic ${btoa('key')}` };
    const address = `https://api.codat.io/companies/${asked}/connections/${asked}`;
    const response = await sandbox.fetch(new Request(address, { headers }));

    assert.equal(response.status, 200);
    assert.equal(((await response.json()) as { id: string }).id, given);
    assert.equal(sandbox.connectionsOf(asked).length, 1);
    assert.throws(() => sandbox.addCompany({ id: asked, name: 'Again' }), /already/);
  });
}
