/** The events in custom-elements.json, of which the framework wrappers and the reference are made. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Manifest {
  modules: { declarations: { tagName?: string; events?: { name: string }[] }[] }[];
}

const manifest = JSON.parse(
  readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8'),
) as Manifest;

function eventsOf(tag: string): readonly string[] {
  const declarations = manifest.modules.flatMap(({ declarations: all }) => all);
  const { events = [] } = declarations.find(({ tagName }) => tagName === tag) ?? {};
  assert.notEqual(events.length, 0, `${tag} has events`);
  return events.map(({ name }) => name);
}

for (const inner of ['codat-integration-picker', 'codat-connection-list', 'codat-sync-status']) {
  test(`the flow has every event of ${inner}, which it holds`, () => {
    const flow = eventsOf('codat-link-flow');
    // A journey offers nothing that cannot be taken back.
    const missing = eventsOf(inner).filter(
      (name) => name !== 'codat-delete' && !flow.includes(name),
    );
    assert.deepEqual(missing, []);
  });
}

for (const tag of [
  ...['codat-integration-picker', 'codat-connection-list', 'codat-connect-button'],
  ...['codat-connection-alert', 'codat-sync-status', 'codat-file-upload', 'codat-link-flow'],
]) {
  test(`${tag} has the events that come from any element once theirs is gone`, () => {
    const events = eventsOf(tag);
    assert.ok(events.includes('codat-connection'));
    assert.ok(events.includes('codat-link-end'));
  });
}
