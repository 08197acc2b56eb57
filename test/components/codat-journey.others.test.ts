import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { withEmptyMemory } from '../store/samples.js';
import { breakCodat, createWorld, mendCodat } from '../support/browser-world.js';
import { fileOf } from '../support/files.js';
import { collectJourney } from '../support/journey.js';
import { authorize, connectionIdIn, mountLinkingPicker } from '../support/linking.js';
import { mountButton, mountFlow, mountPicker, mountUpload } from '../support/mount.js';
import { atTheEnd, collect, until } from '../support/page.js';

describe('codat-journey', () => {
  beforeEach(withEmptyMemory);

  it('reports files once they have arrived, without their names', async () => {
    const journey = collectJourney();
    const { proxyUrl } = await createWorld();
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${proxyUrl}></codat-file-upload>`,
    );
    await upload.ready();
    upload.choose(fileOf('private-a.pdf', 'pdf'), fileOf('private-b.csv', 'csv'));
    await journey.until('upload');

    expect(journey.lines).to.deep.equal([
      'view file-upload',
      'upload file-upload files=2 integrationKey=zacu sourceType=Accounting',
    ]);
  });

  it('reports each way in which the person takes the link for somebody else', async () => {
    const journey = collectJourney();
    const { proxyUrl } = await createWorld();
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.resolve() },
    });
    atTheEnd(() => void Reflect.deleteProperty(navigator, 'clipboard'));
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        required="accounting"
        share-url="/join/secret"
      ></codat-link-flow>`,
    );
    await flow.begin();
    flow.pressAction('Ask someone who can');
    await until('the link', () => flow.link !== '');
    flow.pressAction('Copy link');
    await journey.until('invite');
    flow.pressAction('Show QR code');
    await journey.until('invite', 2);

    expect(journey.lines).to.deep.equal([
      'view link-flow step=introduction',
      'step link-flow step=connect',
      'step link-flow step=share',
      'invite link-flow step=share way=copy',
      'invite link-flow step=share way=qr',
    ]);
    expect(JSON.stringify(journey.details)).to.not.include('secret');
  });

  it('reports that the notice of a failure was dismissed', async () => {
    const journey = collectJourney();
    const { world, picker } = await mountLinkingPicker('manual');
    const opened = collect(document, 'codat-link-open');
    picker.choose('Xero');
    await journey.until('open');
    const connectionId = connectionIdIn(opened);
    await world.visit({ connectionId, action: 'fail', reason: 'denied' });
    window.dispatchEvent(new Event('focus'));
    await journey.until('outcome');
    await until('the notice', () => picker.stageActions.includes('Choose another'));
    picker.pressOnStage('Choose another');

    expect(journey.lines.at(-1)).to.equal(
      'dismiss integration-picker #1 integrationKey=gbol sourceType=Accounting',
    );
  });

  it('reports a retry of what could not be loaded, and the view that follows', async () => {
    const journey = collectJourney();
    const world = await createWorld();
    // One request alone: the other may still be on its way when the first has failed.
    await breakCodat(world, { kind: 'status', status: 402, path: '/companies/*/connections' });
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
    );
    await picker.untilState('error');
    await mendCodat(world);
    await picker.retry();
    await journey.until('view');

    expect(journey.lines).to.deep.equal(['retry integration-picker', 'view integration-picker']);
  });

  it('reports an attempt once where two elements show it', async () => {
    const journey = collectJourney();
    const { world, picker } = await mountLinkingPicker('manual');
    const button = await mountButton(
      html`<codat-connect-button
        proxy-url=${world.proxyUrl}
        platform-key="gbol"
      ></codat-connect-button>`,
    );
    await button.ready();
    const opened = collect(document, 'codat-link-open');
    picker.choose('Xero');
    await journey.until('open');
    await authorize(world, connectionIdIn(opened));
    await journey.until('outcome');
    const names = journey.details.map(({ name }) => name);

    expect(names.filter((name) => name !== 'view')).to.deep.equal(['select', 'open', 'outcome']);
  });
});
