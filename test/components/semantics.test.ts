import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { html } from 'lit';
import { breakCodat, createWorld } from '../support/browser-world.js';
import { everyStatus } from '../support/companies.js';
import { needs } from '../support/engines.js';
import { mountFlow, mountList, mountPicker } from '../support/mount.js';
import { collectWarnings, until } from '../support/page.js';

interface AccessibleNode {
  role: string;
  name: string;
  description?: string;
  level?: number;
  children?: AccessibleNode[];
}

/** The page as a screen reader has it, in reading order. */
async function accessibleNodes(): Promise<AccessibleNode[]> {
  needs('the accessibility tree');
  const flat = (node: AccessibleNode): AccessibleNode[] => [
    node,
    ...(node.children ?? []).flatMap(flat),
  ];
  return flat(await executeServerCommand<AccessibleNode, object>('a11y-snapshot', {}));
}

const headings = async () =>
  (await accessibleNodes())
    .filter(({ role }) => role === 'heading')
    .map(({ level, name }) => `${level} ${name}`);

describe('What a screen reader has of the elements', () => {
  it('names each tile by its action, and describes it by its status alone', async () => {
    const { proxyUrl } = await createWorld({ connections: [...everyStatus] });
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="exgd fztf suuo akxx"
        source-types="commerce banking accounting"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    // What is drawn when it comes near the viewport is in the tree once it is drawn.
    const described = await until('the tiles', async () => {
      const buttons = (await accessibleNodes()).filter(({ role }) => role === 'button');
      const byName = Object.fromEntries(
        buttons.map(({ name, description }) => [name, description]),
      );
      return 'Reconnect Stripe' in byName && byName;
    });

    expect(described).to.include({
      'Reconnect Stripe': 'Reconnect needed',
      'Reconnect Shopify': 'Disconnected',
    });
  });

  for (const [level, expected] of [
    [undefined, ['2 Connect your software', '3 Accounting Choose one']],
    ['4', ['4 Connect your software', '5 Accounting Choose one']],
    ['6', ['6 Connect your software', '6 Accounting Choose one']],
  ] as const) {
    it(`has headings of the level that heading-level="${level ?? ''}" gives`, async () => {
      const { proxyUrl } = await createWorld();
      const picker = await mountPicker(
        html`<codat-integration-picker
          proxy-url=${proxyUrl}
          platform-keys="gbol"
        ></codat-integration-picker>`,
      );
      await picker.ready();
      if (level) picker.element.setAttribute('heading-level', level);
      await picker.element.updateComplete;

      expect(await headings()).to.deep.equal(expected);
    });
  }

  it('has headings of the level that headingLevel gives as a string, as JSX and Svelte set it', async () => {
    const warnings = collectWarnings();
    const { proxyUrl } = await createWorld();
    const list = await mountList(
      html`<codat-connection-list
        proxy-url=${proxyUrl}
        .headingLevel=${'3'}
      ></codat-connection-list>`,
    );
    await list.ready();

    expect(await headings()).to.deep.equal(['3 Your connections']);
    expect(warnings).to.deep.equal([]);
  });

  for (const level of ['0', '7', '2.5', 'two']) {
    it(`warns once of heading-level="${level}", and uses the default`, async () => {
      const warnings = collectWarnings();
      const { proxyUrl } = await createWorld();
      const list = await mountList(
        html`<codat-connection-list
          proxy-url=${proxyUrl}
          heading-level=${level}
        ></codat-connection-list>`,
      );
      await list.ready();
      await list.element.refresh();

      expect(await headings()).to.deep.equal(['2 Your connections']);
      expect(warnings.filter((line) => line.includes(`heading-level "${level}"`))).to.have.lengthOf(
        1,
      );
    });
  }

  it('has the headings of a flow’s step under the flow’s own', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        platform-keys="gbol"
        heading-level="3"
      ></codat-link-flow>`,
    );
    await flow.begin();

    expect(await headings()).to.deep.equal([
      '3 What software do you use?',
      '4 Accounting Choose one',
    ]);
  });

  it('has no button in an alert', async () => {
    const list = await failingList();

    expect(list.has('[part=retry]')).to.equal(true);
    expect(list.has('[role=alert] button')).to.equal(false);
    expect(list.text('[role=alert]')).to.include('We couldn’t load your connections');
  });

  it('has a list of its connections although it is drawn without bullets', async () => {
    const { proxyUrl } = await createWorld({ connections: [...everyStatus] });
    const list = await mountList(
      html`<codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>`,
    );
    await list.ready();

    expect(list.get('[part=list]').getAttribute('role')).to.equal('list');
  });
});

async function failingList() {
  const world = await createWorld();
  await breakCodat(world, { kind: 'status', status: 404, path: '/companies/*/connections' });
  const list = await mountList(
    html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
  );
  return list.untilState('error');
}
