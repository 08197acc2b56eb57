import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { CodatLinkReturn } from '../../src/components/codat-link-return/codat-link-return.js';
import { CodatReturnEvent, type ReturnDetail } from '../../src/events/index.js';
import { saveAttempt } from '../../src/store/linking/attempt-storage.js';
import { storedAttempt, withEmptyMemory } from '../store/samples.js';
import { ReturnHarness } from '../support/harness/return-harness.js';
import '../support/mount.js';
import { atTheEnd, collect, setAddress, until } from '../support/page.js';

// Long, so that the page of the tests is not closed.
const plain = html`<codat-link-return close-delay="100000000"></codat-link-return>`;

/** A return page at this address, and the events it has dispatched. */
async function arriveAt(search: string, template: TemplateResult = plain) {
  const seen = collect(document, 'codat-return');
  await setAddress(search);
  const page = new ReturnHarness(await fixture<CodatLinkReturn>(template));
  await until('the event', () => seen.length > 0);
  return { page, seen, detail: seen[0]?.detail as ReturnDetail };
}

describe('codat-return', () => {
  beforeEach(withEmptyMemory);

  for (const [statusCode, outcome] of [
    ['200', 'linked'],
    ['201', 'unchanged'],
    ['403', 'cancelled'],
    ['500', 'failed'],
    ['501', 'unsupported'],
    ['418', 'failed'],
  ] as const) {
    it(`has the outcome ${outcome} when the status code is ${statusCode}`, async () => {
      const { detail } = await arriveAt(`?connectionId=r-${statusCode}&statusCode=${statusCode}`);

      expect(detail).to.deep.equal({
        outcome,
        connectionId: `r-${statusCode}`,
        statusCode,
        parameters: { connectionId: `r-${statusCode}`, statusCode },
      });
    });
  }

  it('has the outcome unknown when there is no status code', async () => {
    const { detail } = await arriveAt('?utm_source=mail');

    expect(detail).to.deep.equal({ outcome: 'unknown', parameters: { utm_source: 'mail' } });
  });

  it('has an outcome without a connectionId', async () => {
    const { detail } = await arriveAt('?statusCode=%20403.%20&connectionId=');

    expect(detail).to.deep.equal({
      outcome: 'cancelled',
      statusCode: '403',
      parameters: { statusCode: ' 403. ', connectionId: '' },
    });
  });

  it('has all parameters as they are written: Codat’s, of OpenID, and the host’s own', async () => {
    const parameters = {
      connectionId: 'r1',
      statusCode: '500',
      errorMessage: ' Unknown error occurred.',
      statusText: '<img src=x onerror=alert(1)>',
      'data.company.companyName': 'Café & Söhne',
      openId_email: 'owner+1@cafe.example',
      openId_sub: 'x'.repeat(40),
      utm_source: 'a=b&c',
      Offer: '',
    };
    const { detail } = await arriveAt(`?${new URLSearchParams(parameters).toString()}`);

    expect(detail.parameters).to.deep.equal(parameters);
  });

  it('has the parameters of a route after the #, too', async () => {
    const { detail } = await arriveAt('?a=1#/connected?statusCode=201&b=2');

    expect(detail.parameters).to.deep.equal({ a: '1', statusCode: '201', b: '2' });
  });

  it('has the last value of a repeated key, and its outcome by the same', async () => {
    const { detail } = await arriveAt('?statusCode=200&x=1&statusCode=403&x=2');

    expect(detail).to.deep.equal({
      outcome: 'cancelled',
      statusCode: '403',
      parameters: { statusCode: '403', x: '2' },
    });
  });

  it('reads by the host’s own names for the parameters', async () => {
    const { detail } = await arriveAt(
      '?conn=r2&code=200',
      html`<codat-link-return
        parameter-names="statusCode=code connectionId=conn"
        close-delay="100000000"
      ></codat-link-return>`,
    );

    expect(detail).to.deep.equal({
      outcome: 'linked',
      connectionId: 'r2',
      statusCode: '200',
      parameters: { conn: 'r2', code: '200' },
    });
  });

  it('waits for the host’s own names where a framework sets them a moment later', async () => {
    const seen = collect(document, 'codat-return');
    await setAddress('?code=403&late=1');
    const element = await fixture<CodatLinkReturn>(plain);
    element.parameterNames = 'statusCode=code';
    await until('the event', () => seen.length > 0);

    expect(seen.map(({ detail }) => (detail as ReturnDetail).outcome)).to.deep.equal(['cancelled']);
  });

  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    it(`changes no prototype when a parameter is called ${name}`, async () => {
      const { detail } = await arriveAt(`?statusCode=200&${name}=polluted&${name}[x]=polluted`);
      const { parameters } = detail;

      expect(Object.getPrototypeOf(parameters)).to.equal(null);
      expect(Object.keys(parameters)).to.not.include('__proto__');
      expect(Object.getOwnPropertyDescriptor(Object.prototype, name)?.value).to.not.equal(
        'polluted',
      );
      expect(Reflect.get({}, 'x')).to.equal(undefined);
      expect(parameters['statusCode']).to.equal('200');
    });
  }

  it('cannot be changed by one listener for the next', async () => {
    const { detail } = await arriveAt('?statusCode=200&frozen=1');

    expect(Object.isFrozen(detail.parameters)).to.equal(true);
  });

  it('caps how many parameters there are, and how long names and values', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `p${index}=${index}`).join('&');
    const long = `${'n'.repeat(101)}=1&long=${encodeURIComponent('😀'.repeat(1500))}`;
    const { detail } = await arriveAt(`?statusCode=501&${long}&${many}&connectionId=last`);
    const names = Object.keys(detail.parameters);

    expect(names.length).to.equal(100);
    expect(Math.max(...names.map(({ length }) => length))).to.be.at.most(100);
    expect(detail.parameters['long']).to.equal('😀'.repeat(1000));
    expect([detail.outcome, detail.connectionId]).to.deep.equal(['unsupported', 'last']);
  });

  it('is dispatched once when the element is moved, refreshed, or created again', async () => {
    const { page, seen } = await arriveAt('?connectionId=r3&statusCode=200');
    const place = page.element.parentElement;
    page.element.remove();
    place?.append(page.element);
    await page.element.refresh();
    page.element.parameterNames = 'connectionId=connectionid';
    await page.element.updateComplete;
    page.element.remove();
    const other = new ReturnHarness(await fixture<CodatLinkReturn>(plain));
    await other.element.refresh();
    await other.untilStaying();

    expect(seen.length).to.equal(1);
  });

  it('is dispatched once when the host removes the parameters from the address', async () => {
    const { page, seen } = await arriveAt('?connectionId=r4&statusCode=200');
    await setAddress('?');
    await page.element.refresh();
    await page.untilStaying();

    expect(seen.length).to.equal(1);
  });

  it('is dispatched again at another address of a single-page app', async () => {
    const { page, seen } = await arriveAt('?connectionId=r5&statusCode=403');
    page.element.remove();
    await setAddress('?connectionId=r5&statusCode=200');
    await fixture<CodatLinkReturn>(plain);
    await until('the other', () => seen.length === 2);

    expect(seen.map(({ detail }) => (detail as ReturnDetail).outcome)).to.deep.equal([
      'cancelled',
      'linked',
    ]);
  });

  it('comes before the window closes', async () => {
    const order: string[] = [];
    const { close } = window;
    window.close = () => order.push('closed');
    const channel = new BroadcastChannel('codat-elements');
    channel.onmessage = ({ data }: MessageEvent<{ type: string; result: unknown }>) => {
      if (data.type !== 'link-result') return;
      channel.postMessage({ type: 'link-result-seen', result: data.result });
    };
    const onReturn = () => order.push('dispatched');
    document.addEventListener('codat-return', onReturn);
    atTheEnd(() => {
      window.close = close;
      channel.close();
      document.removeEventListener('codat-return', onReturn);
    });
    await arriveAt(
      '?connectionId=r6&statusCode=200',
      html`<codat-link-return close-delay="0"></codat-link-return>`,
    );
    await until('the window to close', () => order.includes('closed'));

    expect(order).to.deep.equal(['dispatched', 'closed']);
  });

  it('is dispatched where the attempt began in this very tab', async () => {
    saveAttempt({ ...storedAttempt, connectionId: 'r7', mode: 'redirect' });
    const { detail } = await arriveAt('?connectionId=r7&statusCode=201');

    expect(detail.outcome).to.equal('unchanged');
  });

  it('is a CodatReturnEvent that bubbles out of shadow roots', async () => {
    const events: Event[] = [];
    const listener = (event: CodatReturnEvent) => events.push(event);
    document.addEventListener('codat-return', listener);
    atTheEnd(() => document.removeEventListener('codat-return', listener));
    await arriveAt('?connectionId=r8&statusCode=200');

    expect(events[0]).to.be.instanceOf(CodatReturnEvent);
    expect([events[0]?.bubbles, events[0]?.composed, events[0]?.cancelable]).to.deep.equal([
      true,
      true,
      false,
    ]);
  });
});
