import { expect } from '@open-wc/testing';
import decodeQR from 'qr/decode.js';
import { html } from 'lit';
import type { ErrorDetail } from '../../src/events/index.js';
import { createWorld, setStatus } from '../support/browser-world.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { mountFlow } from '../support/mount.js';
import { atTheEnd, collect, collectWarnings, neverPoll, until } from '../support/page.js';
import { countLeaks, nothing } from '../store/resource-leaks.js';

/** A journey at the point where it can be handed on. */
async function mountShared(shareUrl: string | (() => string | Promise<string>)) {
  const world = await createWorld({
    connections: [{ id: 'x1', platformKey: 'gbol', status: 'PendingAuth' }],
  });
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      required="accounting"
      .inviteUrl=${typeof shareUrl === 'function' ? shareUrl : ''}
      .shareUrl=${shareUrl}
    ></codat-link-flow>`,
  );
  await flow.begin();
  return { world, flow };
}

/** Takes what is copied in the clipboard's place. */
function catchCopies(copy: () => Promise<void> = () => Promise.resolve()): string[] {
  const copied: string[] = [];
  const writeText = (text: string) => {
    copied.push(text);
    return copy();
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  atTheEnd(() => void Reflect.deleteProperty(navigator, 'clipboard'));
  return copied;
}

/** What a scanner reads of a code, drawn in the colours it has on the page. */
async function decodeQr(code: SVGElement): Promise<string | undefined> {
  const copy = code.cloneNode(true) as SVGElement;
  for (const name of ['.light', '.dark']) {
    const { fill } = getComputedStyle(code.querySelector(name) ?? code);
    copy.querySelector(name)?.setAttribute('fill', fill);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', '600');
  copy.setAttribute('height', '600');
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML.replace(/<!--.*?-->/g, ''))}`;
  await image.decode();
  const canvas = new OffscreenCanvas(600, 600).getContext('2d');
  canvas?.drawImage(image, 0, 0);
  const pixels = canvas?.getImageData(0, 0, 600, 600).data;
  return pixels && decodeQR({ width: 600, height: 600, data: pixels });
}

describe('codat-link-flow: inviting somebody', () => {
  it('is offered only where the host has an address for it', async () => {
    const { flow } = await mountShared('');
    expect(flow.actions).to.not.include('Ask someone who can');
  });

  it('shows the host’s address as a link to copy or to mail', async () => {
    const copied = catchCopies();
    const { flow } = await mountShared('/join/abc?x=1&y=2');
    await flow.invite();
    const url = `${location.origin}/join/abc?x=1&y=2`;
    await until('the link', () => flow.link === url);
    flow.pressAction('Copy link');
    await flow.untilText('.ways [role=status]', 'Copied');
    const mail = new URL(flow.get('.ways a', HTMLAnchorElement).href);

    expect(copied).to.deep.equal([url]);
    expect(mail.protocol).to.equal('mailto:');
    expect(mail.searchParams.get('subject')).to.equal('Please connect our software');
    expect(mail.searchParams.get('body')).to.include(`\n${url}\n`);
    expect(mail.href).to.not.include('+');
  });

  for (const lang of ['en', 'ar']) {
    it(`mails a link that is as long as a signed one is, whole, in the language ${lang}`, async () => {
      const url = `https://lender.example/join?invite=${'eyJhbGciOiJIUzI1NiJ9'.repeat(18)}`;
      const { flow } = await mountShared(url);
      await flow.invite();
      await until('the link', () => flow.link === url);
      flow.element.lang = lang;
      await until('the words', () => flow.get('.panel').lang === lang);
      const mail = new URL(flow.get('.ways a', HTMLAnchorElement).href);

      expect(url.length).to.be.above(380);
      expect(mail.searchParams.get('body')?.split('\n')).to.include(url);
    });
  }

  it('shows the beginning of the link where words run from right to left', async () => {
    const { flow } = await mountShared(`https://lender.example/join?invite=${'x'.repeat(200)}`);
    await flow.invite();
    flow.element.lang = 'ar';
    flow.element.dir = 'rtl';
    await until('the words', () => flow.get('.panel').lang === 'ar');
    await until('the link', () => flow.link !== '');
    const input = flow.get('.share input', HTMLInputElement);

    expect(getComputedStyle(flow.get('.panel')).direction).to.equal('rtl');
    expect(getComputedStyle(input).direction).to.equal('ltr');
  });

  for (const [how, words, copy] of [
    ['copied', 'Copied', () => Promise.resolve()],
    [
      'marked',
      'The link is selected. Copy it with your keyboard.',
      () => Promise.reject(new DOMException('No', 'NotAllowedError')),
    ],
  ] as const) {
    it(`says each time that the link was ${how}`, async () => {
      catchCopies(copy);
      Object.defineProperty(document, 'execCommand', { configurable: true, value: () => false });
      atTheEnd(() => void Reflect.deleteProperty(document, 'execCommand'));
      const { flow } = await mountShared('/join/abc');
      await flow.invite();
      await until('the link', () => flow.link !== '');
      const said = collectAnnouncements();
      const times = () => said.filter((one) => one === words).length;
      for (const time of [1, 2]) {
        flow.pressAction('Copy link');
        await until(`it to be said ${String(time)} times`, () => times() === time);
      }
    });
  }

  it('marks the link where it may not be copied', async () => {
    catchCopies(() => Promise.reject(new DOMException('No', 'NotAllowedError')));
    const { flow } = await mountShared('/join/abc');
    await flow.invite();
    const input = flow.get('.share input', HTMLInputElement);
    await until('the link', () => input.value !== '');
    flow.pressAction('Copy link');
    await until('it to be marked', () => input.selectionEnd === input.value.length);
    expect(flow.text('.ways [role=status]')).to.match(/^(Copied|The link is selected\. Copy it)/);
  });

  it('copies in the older way, or asks the person to, where there is no clipboard', async () => {
    for (const isCopied of [true, false]) {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
      Object.defineProperty(document, 'execCommand', {
        configurable: true,
        value: () => isCopied,
      });
      atTheEnd(() => {
        Reflect.deleteProperty(navigator, 'clipboard');
        Reflect.deleteProperty(document, 'execCommand');
      });
      const { flow } = await mountShared('/join/abc');
      await flow.invite();
      await until('the link', () => flow.link !== '');
      flow.pressAction('Copy link');
      await flow.untilText(
        '.ways [role=status]',
        isCopied ? 'Copied' : 'The link is selected. Copy it with your keyboard.',
      );
    }
  });

  for (const [scheme, address] of [
    ['light', '/join/abc'],
    ['dark', `https://lender.example/join/${'4f1c9ae2b7d84d0c9f'.repeat(12)}?x=1&y=ü`],
  ] as const) {
    it(`draws the link as a QR code, dark on light, that scanners read where the page is ${scheme}`, async () => {
      const { flow } = await mountShared(address);
      flow.element.style.colorScheme = scheme;
      await flow.invite();
      await until('the link', () => flow.link !== '');
      flow.pressAction('Show QR code');
      const code = await until('the code', () => flow.root.querySelector<SVGElement>('.qr'));
      expect(await decodeQr(code)).to.equal(flow.link);
      expect(code.getAttribute('aria-label')).to.equal('QR code of the link to this step');
      flow.pressAction('Hide QR code');
      await until('it to be gone', () => !flow.has('.qr'));
    });
  }

  it('says so where the QR code cannot hold the link', async () => {
    const { flow } = await mountShared(`/join/${'x'.repeat(4000)}`);
    await flow.invite();
    await until('the link', () => flow.link !== '');
    flow.pressAction('Show QR code');
    await flow.untilText('[role=alert]', 'We couldn’t show the QR code');
    expect(flow.actions).to.include('Copy link');
  });

  it('waits for an address that the host makes, and cannot be used before', async () => {
    const host: { give?: (url: string) => void } = {};
    const { flow } = await mountShared(() => new Promise((resolve) => (host.give = resolve)));
    await flow.invite();
    const before = { link: flow.link, inert: flow.get('.ways').inert };
    host.give?.('https://lender.example/join');
    await until('the link', () => flow.link === 'https://lender.example/join');

    expect(before).to.deep.equal({ link: '', inert: true });
    expect(flow.get('.ways').inert).to.equal(false);
  });

  it('says so where the address could not be made, and tries again', async () => {
    let tries = 0;
    const { flow } = await mountShared(() => {
      if (++tries === 1) throw new Error('secret detail');
      return '/join/second';
    });
    const errors = collect(flow.element, 'codat-error');
    await flow.invite();
    await flow.untilText('[role=alert]', 'We couldn’t create the link');
    const said = flow.error;
    await flow.retry();
    await until('the link', () => flow.link.endsWith('/join/second'));

    expect(said).to.not.include('secret');
    expect(errors.map(({ detail }) => (detail as ErrorDetail).operation)).to.deep.equal(['share']);
  });

  const slips: [string, () => unknown, string][] = [
    [
      'throws',
      () => {
        throw new Error('Oops');
      },
      'invite-url threw "Error: Oops".',
    ],
    ['gives nothing', () => undefined, 'it is missing or wrong'],
    [
      'gives an end that is no date',
      () => ({ url: 'https://lender.example/secret', expiresAt: 'soon' }),
      'expiresAt is missing or wrong',
    ],
  ];
  for (const [what, make, line] of slips) {
    it(`says in the console what is wrong where the host’s function ${what}`, async () => {
      const warnings = collectWarnings();
      const { flow } = await mountShared(make as () => string);
      await flow.invite();
      await flow.untilText('[role=alert]', 'We couldn’t create the link');

      expect(warnings).to.have.lengthOf(1);
      expect(warnings[0]).to.include(line).and.not.include('secret');
    });
  }

  for (const address of ['javascript:alert(1)', 'http://lender.example/', 'data:text/html,x']) {
    it(`hands on nothing like ${address}`, async () => {
      const warnings = collectWarnings();
      const { flow } = await mountShared(address);
      expect(flow.actions).to.not.include('Ask someone who can');
      expect(warnings.filter((line) => line.includes('share-url'))).to.have.lengthOf(1);
    });

    it(`hands on nothing like ${address} from the host’s function, and logs nothing of it`, async () => {
      const warnings = collectWarnings();
      const { flow } = await mountShared(() => address);
      await flow.invite();
      await flow.untilText('[role=alert]', 'We couldn’t create the link');
      expect(flow.has('.share')).to.equal(false);
      expect(warnings.join(' ')).to.not.include(address);
    });
  }

  it('goes on by itself once somebody else has connected what is needed', async () => {
    const { world, flow } = await mountShared('/join/abc');
    await flow.invite();
    await setStatus(world, 'x1', 'Linked');
    window.dispatchEvent(new Event('focus'));
    await flow.untilHeading('You’re connected');
    expect(flow.root.activeElement === flow.get('.head')).to.equal(true);
  });

  it('continues when the return page in a window of this browser sends the result', async () => {
    const { world, flow } = await mountShared('/join/abc');
    neverPoll();
    await flow.invite();
    await setStatus(world, 'x1', 'Linked');
    const channel = new BroadcastChannel('codat-elements');
    atTheEnd(() => channel.close());
    channel.postMessage({ type: 'link-result', result: { connectionId: 'x1', statusCode: '200' } });
    await flow.untilHeading('You’re connected');
  });

  it('leads back without waiting any longer, and leaves nothing when it is taken away', async () => {
    const left = countLeaks();
    const { flow } = await mountShared('/join/abc');
    const before = left();
    await flow.invite();
    const waiting = left();
    flow.pressAction('Back');
    await flow.picker();
    const after = left();
    await flow.invite();
    flow.element.remove();

    expect(waiting.channels).to.equal(before.channels + 1);
    expect(after.channels).to.equal(before.channels);
    await until('nothing to be left', () => JSON.stringify(left()) === JSON.stringify(nothing));
  });
});
