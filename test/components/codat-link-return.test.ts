import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { CodatLinkReturn } from '../../src/components/codat-link-return/codat-link-return.js';
import { ReturnHarness } from '../support/harness/return-harness.js';
import { holdTimers } from '../support/clock.js';
import '../support/mount.js';
import { atTheEnd, collectWarnings, setAddress, until } from '../support/page.js';

const plain = html`<codat-link-return close-delay="0"></codat-link-return>`;

async function mounted(search: string, template: TemplateResult = plain): Promise<ReturnHarness> {
  await setAddress(search);
  return new ReturnHarness(await fixture<CodatLinkReturn>(template));
}

/** A page that waits for this connection's result, as one in another window does. */
function waitFor(connectionId: string, isReady = () => true): Record<string, string>[] {
  const received: Record<string, string>[] = [];
  const channel = new BroadcastChannel('codat-elements');
  channel.onmessage = ({
    data,
  }: MessageEvent<{ type: string; result: Record<string, string> }>) => {
    if (data.type !== 'link-result' || data.result['connectionId'] !== connectionId) return;
    received.push(data.result);
    if (isReady()) channel.postMessage({ type: 'link-result-seen', result: data.result });
  };
  atTheEnd(() => channel.close());
  return received;
}

/** How often window.close() was called; it does nothing. */
function countClosing(): { times: number } {
  const count = { times: 0 };
  const { close } = window;
  window.close = () => {
    count.times += 1;
  };
  atTheEnd(() => {
    window.close = close;
  });
  return count;
}

describe('codat-link-return', () => {
  const outcomes = [
    ['200', 'linked', 'You’re connected', 'We’re syncing your data now.'],
    ['201', 'unchanged', 'No changes were made', 'Your connection is the same as before.'],
    ['403', 'cancelled', 'Not connected', 'You cancelled before it was connected.'],
    ['500', 'failed', 'We couldn’t connect your software', 'Go back and try again.'],
    ['501', 'unsupported', 'We can’t connect this account', 'Its edition or region'],
  ] as const;

  for (const [statusCode, slot, heading, words] of outcomes) {
    it(`says what ${statusCode} means, and lets the host say it in slot "${slot}"`, async () => {
      const page = await mounted(`?connectionId=a-${statusCode}&statusCode=${statusCode}`);

      expect(page.heading).to.equal(heading);
      expect(page.words).to.include(words);
      expect(page.slotName).to.equal(slot);
      expect(page.hasState(slot)).to.equal(true);
      expect(page.announced).to.include(words);
    });
  }

  it('takes a code it does not know for a failure', async () => {
    const page = await mounted('?connectionId=a1&statusCode=502');

    expect(page.slotName).to.equal('failed');
  });

  it('says something sensible without any parameter', async () => {
    const page = await mounted('?');

    expect(page.heading).to.equal('Welcome back');
  });

  for (const [text, outcome] of [
    ['200', 'linked'],
    ['201', 'unchanged'],
    ['403', 'cancelled'],
    ['500', 'failed'],
    ['501', 'unsupported'],
    ['418', 'failed'],
    ['none', 'failed'],
  ] as const) {
    for (const written of [` ${text}`, `${text} `, `${text}.`, `\n${text} . `]) {
      it(`takes ${JSON.stringify(written)} for ${text}`, async () => {
        const page = await mounted(
          `?connectionId=b0&statusCode=${encodeURIComponent(written)}&errorMessage=%20Not%20supported.`,
        );

        expect(page.slotName).to.equal(outcome);
      });
    }
  }

  it('reads the parameters behind the route of a page that keeps it after the #', async () => {
    const page = await mounted('#/connected?connectionId=b1&statusCode=403');

    expect(page.slotName).to.equal('cancelled');
  });

  describe('with the host’s own names for the parameters', () => {
    const own = html`<codat-link-return
      parameter-names="STATUSCODE=code  connectionId=conn"
      close-delay="0"
    ></codat-link-return>`;

    it('reads by these, in any case', async () => {
      const received = waitFor('b2');
      countClosing();
      const page = await mounted('?CONN=b2&Code=500&why=Too%20late.&statusText=E7', own);
      await until('the waiting page to receive it', () => received.length > 0);

      expect(page.slotName).to.equal('failed');
      expect(received).to.deep.equal([{ connectionId: 'b2', statusCode: '500' }]);
    });

    it('does not read those by Codat’s names, which the host may use for something else', async () => {
      const page = await mounted('?conn=b3&code=200&statusCode=500', own);

      expect(page.slotName).to.equal('linked');
    });

    it('reads again when they are set later', async () => {
      const page = await mounted('?conn=b4&code=201');
      const before = page.heading;
      page.element.parameterNames = 'statusCode=code';
      await page.element.updateComplete;

      expect([before, page.slotName]).to.deep.equal(['Welcome back', 'unchanged']);
    });

    it('leaves out what it does not understand, and says so once', async () => {
      const warnings = collectWarnings();
      const page = await mounted(
        '?x=500&code=201',
        html`<codat-link-return
          parameter-names="status=x statusCode= statusCode=code"
        ></codat-link-return>`,
      );

      expect(page.slotName).to.equal('unchanged');
      expect(warnings.length).to.equal(2);
      expect(warnings[0]).to.include('Invalid parameter-names "status=x"');
    });

    it('warns of a name for a parameter that is not read, since it has no effect', async () => {
      const warnings = collectWarnings();
      const page = await mounted(
        '?code=201&why=x',
        html`<codat-link-return
          parameter-names="statusCode=code statusText=why"
        ></codat-link-return>`,
      );

      expect(page.slotName).to.equal('unchanged');
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.include('Invalid parameter-names "statusText=why"');
      expect(warnings[0]).to.include('Expected one of: connectionId, statusCode, each');
    });
  });

  it('reads the parameters in any case', async () => {
    const page = await mounted('?CONNECTIONID=a2&StatusCode=501');

    expect(page.slotName).to.equal('unsupported');
  });

  for (const text of ['Call us on 0900 123', '<img src=x onerror="window.hacked=1">']) {
    it(`shows nothing of the address's free text: ${text}`, async () => {
      const query = new URLSearchParams({
        connectionId: 'a3',
        statusCode: '500',
        errorMessage: text,
        statusText: text,
        platformName: text,
      });
      const page = await mounted(`?${query.toString()}`);

      expect(page.slotName).to.equal('failed');
      expect(page.root.textContent).to.not.include(text);
      expect(page.has('img, script')).to.equal(false);
      expect('hacked' in window).to.equal(false);
    });
  }

  it('sends its result to a waiting page, and closes', async () => {
    const received = waitFor('a6');
    const closing = countClosing();
    await mounted('?connectionId=a6&statusCode=200&companyId=c1');
    await until('the window to close', () => closing.times > 0);

    // It sends it again until it is acknowledged: once or more, but nothing else.
    expect(received.at(-1)).to.deep.equal({ connectionId: 'a6', statusCode: '200' });
    expect(new Set(received.map((result) => JSON.stringify(result))).size).to.equal(1);
    expect(closing.times).to.equal(1);
  });

  it('keeps the window for close-delay milliseconds', async () => {
    waitFor('a7');
    const closing = countClosing();
    const page = await mounted(
      '?connectionId=a7&statusCode=200',
      html`<codat-link-return close-delay="400"></codat-link-return>`,
    );
    await page.untilText('.secondary', 'This window will close automatically.');
    const early = closing.times;
    await until('the window to close', () => closing.times > 0);

    expect(early).to.equal(0);
  });

  it('keeps the window as long as it does by itself where close-delay is empty', async () => {
    waitFor('a7');
    const closing = countClosing();
    const timers = holdTimers((ms) => ms === 1500);
    await mounted(
      '?connectionId=a7&statusCode=200',
      html`<codat-link-return close-delay=""></codat-link-return>`,
    );
    await until('the delay', () => timers.pauses.length > 0);
    const early = closing.times;
    timers.pass();
    await until('the window to close', () => closing.times > 0);

    expect(early).to.equal(0);
  });

  for (const never of ['9999999999', '2147483648']) {
    it(`keeps the window where close-delay is ${never}, which is longer than a timer can wait`, async () => {
      waitFor('a7');
      const closing = countClosing();
      const timers = holdTimers((ms) => ms === 2 ** 31 - 1);
      const page = await mounted(
        '?connectionId=a7&statusCode=200',
        html`<codat-link-return close-delay=${never}></codat-link-return>`,
      );
      await page.untilText('.secondary', 'This window will close automatically.');
      await until('the delay', () => timers.pauses.length > 0);
      const early = closing.times;
      // It closes it as it goes, which would be counted in the next test.
      page.element.remove();
      await until('the window to close', () => closing.times > 0);

      expect(early).to.equal(0);
    });
  }

  it('says that the window can be closed when it stays open, and offers the way back', async () => {
    waitFor('b5');
    const closing = countClosing();
    const page = await mounted(
      '?connectionId=b5&statusCode=200',
      html`<codat-link-return return-url="/connect" close-delay="0"></codat-link-return>`,
    );
    await page.untilText('.secondary', 'You can close this window.');

    expect(closing.times).to.equal(1);
    expect(page.back?.href).to.equal(`${location.origin}/connect`);
  });

  it('still sends its result and closes when it is moved', async () => {
    waitFor('c9');
    const closing = countClosing();
    const page = await mounted(
      '?connectionId=c9&statusCode=200',
      html`<codat-link-return close-delay="200"></codat-link-return>`,
    );
    await page.untilText('.secondary', 'This window will close automatically.');
    page.element.parentElement?.append(page.element);
    await until('the window to close', () => closing.times > 0);

    expect(closing.times).to.equal(1);
  });

  it('leaves nothing behind when it is taken out of the page', async () => {
    waitFor('a8');
    const closing = countClosing();
    // Much longer than an element may be out of the page to be moved only.
    const page = await mounted(
      '?connectionId=a8&statusCode=200',
      html`<codat-link-return close-delay="1500"></codat-link-return>`,
    );
    await page.untilText('.secondary', 'This window will close automatically.');
    page.element.remove();
    // The page that waits has left the window to it.
    await until('the window to close', () => closing.times > 0);
    // Another one, later, is the measure of time.
    waitFor('a9');
    await setAddress('?connectionId=a9&statusCode=200');
    await fixture(html`<codat-link-return close-delay="1500"></codat-link-return>`);
    await until('that one to close', () => closing.times > 1);

    expect(closing.times).to.equal(2);
  });

  it('closes when a waiting page replies late, as one whose tab was asleep', async () => {
    const received = waitFor('d1', () => false);
    const closing = countClosing();
    const page = await mounted('?connectionId=d1&statusCode=200');
    await page.untilStaying();
    const early = closing.times;
    const channel = new BroadcastChannel('codat-elements');
    atTheEnd(() => channel.close());
    channel.postMessage({ type: 'link-result-seen', result: { connectionId: 'another' } });
    channel.postMessage({ type: 'link-result-seen', result: received[0] });
    await until('the window to close', () => closing.times > 0);

    expect([early, closing.times]).to.deep.equal([0, 1]);
  });

  it('no longer listens for a late reply once it is taken out of the page', async () => {
    waitFor('d2', () => false);
    const closing = countClosing();
    const page = await mounted('?connectionId=d2&statusCode=200');
    await page.untilStaying();
    page.element.remove();
    // What a later one does tells that the time of a removal has passed.
    waitFor('d3');
    await setAddress('?connectionId=d3&statusCode=200');
    await fixture(html`<codat-link-return close-delay="400"></codat-link-return>`);
    await until('that one to close', () => closing.times > 0);
    const channel = new BroadcastChannel('codat-elements');
    atTheEnd(() => channel.close());
    const heard = new Promise((resolve) => {
      const other = new BroadcastChannel('codat-elements');
      other.onmessage = resolve;
      atTheEnd(() => other.close());
    });
    channel.postMessage({ type: 'link-result-seen', result: { connectionId: 'd2' } });
    await heard;

    expect(closing.times).to.equal(1);
  });

  it('offers the way back where nobody waits, and does not close', async () => {
    const closing = countClosing();
    const page = await mounted(
      '?connectionId=a10&statusCode=200',
      html`<codat-link-return return-url="/connect" close-delay="0"></codat-link-return>`,
    );
    await page.untilStaying();

    expect(page.back?.href).to.equal(`${location.origin}/connect`);
    expect(page.back?.textContent).to.equal('Go back');
    expect(closing.times).to.equal(0);
  });

  for (const address of [
    'https://evil.example/',
    '//evil.example/',
    'javascript:alert(1)',
    'http://[',
  ]) {
    it(`refuses to lead to ${address}, and warns`, async () => {
      const warnings = collectWarnings();
      const page = await mounted(
        '?connectionId=a11&statusCode=200',
        html`<codat-link-return return-url=${address} close-delay="0"></codat-link-return>`,
      );
      await page.untilStaying();

      expect(page.back).to.equal(null);
      expect(page.text('p.secondary')).to.equal('You can close this window.');
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.include('Expected an address of this origin');
    });
  }

  it('says it in the host’s words', async () => {
    const page = await mounted(
      '?connectionId=a12&statusCode=200',
      html`<codat-link-return .text=${{ returnLinked: 'Done!' }}></codat-link-return>`,
    );

    expect(page.heading).to.equal('Done!');
  });
});
