import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { ConsentDetail } from '../../src/events/index.js';
import { createWorld } from '../support/browser-world.js';
import { mountButton, mountFlow, mountList } from '../support/mount.js';
import { collect, until } from '../support/page.js';

const xero = { id: 'x1', platformKey: 'gbol' } as const;
const lostQuickBooks = { id: 'q1', platformKey: 'qhyg', status: 'Unlinked' } as const;

describe('words promise nothing that the person may not do', () => {
  for (const [actions, hint, withdrawal] of [
    [
      'continue reconnect disconnect',
      'Disconnect at any time.',
      'Disconnect your software here at any time, or contact support.',
    ],
    ['continue reconnect', 'To disconnect, contact support.', 'Contact support at any time.'],
  ] as const) {
    it(`a journey says how to disconnect, and has it permitted so, with the actions “${actions}”`, async () => {
      const { proxyUrl } = await createWorld();
      const flow = await mountFlow(
        html`<codat-link-flow
          proxy-url=${proxyUrl}
          actions=${actions}
          require-consent
          support-url="https://support.example/"
        ></codat-link-flow>`,
      );
      const given = collect(flow.element, 'codat-consent');
      const points = flow.texts('.points li');
      flow.consent.click();
      flow.pressAction('Get started');
      await until('the permission', () => given.length === 1);
      const sections = (given[0]?.detail as ConsentDetail | undefined)?.sections ?? [];

      expect(points.at(-1)).to.equal(`You stay in control. ${hint}`);
      expect(sections.find(({ name }) => name === 'withdrawal')?.text).to.equal(withdrawal);
      expect(flow.has('.points a[href="https://support.example/"]')).to.equal(
        hint.includes('support'),
      );
    });
  }

  it('a journey says so as well where the proxy lets nobody disconnect', async () => {
    const { proxyUrl } = await createWorld({ scopes: ['read', 'connect'] });
    const flow = await mountFlow(html`<codat-link-flow proxy-url=${proxyUrl}></codat-link-flow>`);
    await flow.untilText(
      '.points li:last-child',
      'You stay in control. To disconnect, contact support.',
    );

    expect(flow.text('.step')).not.to.contain('at any time');
  });

  it('a list promises to disconnect only with the action and the scope for it', async () => {
    const leads = [];
    for (const [actions, scopes] of [
      ['disconnect', undefined],
      ['', undefined],
      ['reconnect', undefined],
      ['disconnect', ['read', 'connect']],
    ] as const) {
      const { proxyUrl } = await createWorld({
        connections: [xero],
        ...(scopes && { scopes: [...scopes] }),
      });
      const list = await mountList(
        html`<codat-connection-list
          proxy-url=${proxyUrl}
          actions=${actions}
        ></codat-connection-list>`,
      );
      await list.ready();
      leads.push(list.has('.lead') && list.text('.lead'));
    }

    expect(leads).to.deep.equal(['You can disconnect at any time.', false, false, false]);
  });

  it('a list tells who may not disconnect to ask support about what is in the way', async () => {
    const { proxyUrl } = await createWorld({ connections: [xero, lostQuickBooks] });
    const list = await mountList(
      html`<codat-connection-list
        proxy-url=${proxyUrl}
        actions="reconnect"
        support-url="https://support.example/"
      ></codat-connection-list>`,
    );
    await list.ready();

    expect(list.row('QuickBooks Online').words).to.equal(
      'Disconnected · You’ve connected Xero. To use other accounting software, contact support.',
    );
    expect(list.has('.secondary a[href="https://support.example/"]')).to.equal(true);
  });

  it('a connect button does so too', async () => {
    const { proxyUrl } = await createWorld({ connections: [xero], scopes: ['read', 'connect'] });
    const button = await mountButton(
      html`<codat-connect-button proxy-url=${proxyUrl} platform-key="qhyg"></codat-connect-button>`,
    );
    await button.ready();

    expect(button.text('#about')).to.equal(
      'You’ve connected Xero. To use other accounting software, contact support.',
    );
  });

  for (const [actions, scopes] of [
    ['disconnect', undefined],
    ['disconnect reconnect', ['read', 'disconnect']],
  ] as const) {
    it(`a question does not say that one can reconnect, with ${scopes?.join(' ') ?? 'all scopes'} and the actions “${actions}”`, async () => {
      const { proxyUrl } = await createWorld({
        connections: [xero],
        ...(scopes && { scopes: [...scopes] }),
      });
      const list = await mountList(
        html`<codat-connection-list
          proxy-url=${proxyUrl}
          actions=${actions}
        ></codat-connection-list>`,
      );
      await list.ready();
      await list.act('Xero', 'Disconnect');

      expect(list.text('.consequence')).to.equal(
        'We’ll stop syncing data from Xero. Data we already have is kept.',
      );
    });
  }
});
