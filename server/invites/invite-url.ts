/** Where an invite stands in an address. */
import { isPrivateHost } from '../loopback.js';

const PLACEHOLDER = '{token}';
/** As `URL` writes it. */
const escapedPlaceholder = /%7Btoken%7D/gi;
/** For a host that gives a path. */
const ANY_ORIGIN = 'https://host.example';
/** Three parts, of which the last is empty where somebody has left the signature out. */
const tokenShape = /^[\w-]+\.[\w-]*\.[\w-]*$/;
/** Stands for an invite where a template is tried out. */
const TRIAL_TOKEN = 'header.payload.signature';

/** The address with a place for the invite. @throws what `fail` throws for an address that cannot be one. */
export function checkInviteUrl(url: unknown, fail: (message: string) => never): string {
  const isPath = typeof url === 'string' && /^\/(?![/\\])/.test(url);
  const parsed =
    typeof url === 'string' && (isPath || URL.canParse(url)) ? new URL(url, ANY_ORIGIN) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    return fail(
      'url must be the address of the page that asks, such as https://app.example.com/invite',
    );
  }
  if (parsed.protocol === 'http:' && !isPrivateHost(parsed.hostname)) {
    return fail('url must be https, because anyone who reads the link can use it');
  }
  if (parsed.username || parsed.password || parsed.hash) {
    return fail('url must have no user name, password or fragment');
  }
  const text = String(url).replace(escapedPlaceholder, PLACEHOLDER);
  const hasPlaceholder = text.includes(PLACEHOLDER);
  if (!hasPlaceholder && parsed.search) {
    return fail(`url has a query: say where the invite stands, by ${PLACEHOLDER}`);
  }
  const template = hasPlaceholder ? text : `${text.replace(/\/+$/, '')}/${PLACEHOLDER}`;
  const isOnce = template.split(PLACEHOLDER).length === 2;
  const trial = new URL(inviteUrl(template, TRIAL_TOKEN), ANY_ORIGIN);
  if (!isOnce || tokenIn(trial.href, template) !== TRIAL_TOKEN) {
    return fail(`url must have ${PLACEHOLDER} once, in its path or as a value of its query`);
  }
  return template;
}

export function inviteUrl(template: string, token: string): string {
  return template.replace(PLACEHOLDER, token);
}

/** Where the template has the invite, by what surrounds it there. */
interface Place {
  /** The name of the value of the query; undefined: in the path. */
  readonly name?: string;
  /** How many segments of the path come after it. */
  readonly after: number;
  readonly prefix: string;
  readonly suffix: string;
}

function placeIn(template: string): Place | undefined {
  const { pathname, searchParams } = new URL(inviteUrl(template, TRIAL_TOKEN), ANY_ORIGIN);
  const named = [...searchParams].map(([name, value]) => ({ name, text: value, after: 0 }));
  const segments = segmentsOf(pathname).map((text, after) => ({ text, after }));
  const found = [...named, ...segments].find(({ text }) => text.includes(TRIAL_TOKEN));
  if (!found) return undefined;
  const { text, ...where } = found;
  const [prefix = '', suffix = ''] = text.split(TRIAL_TOKEN);
  return { ...where, prefix, suffix };
}

/** The last one first. */
const segmentsOf = (pathname: string): string[] => pathname.split('/').reverse();

/**
 * The invite in an address: where the template has it, or else in another segment of the path, the last one first, or another
 * value of the query. A router may have changed the path, and a form may post to one of its own.
 */
export function tokenIn(url: string, template: string): string | undefined {
  const place = placeIn(template);
  if (!place || !URL.canParse(url)) return undefined;
  const { name, after, prefix, suffix } = place;
  const { pathname, searchParams } = new URL(url);
  const segments = segmentsOf(pathname);
  const values = [...searchParams.values()];
  const likely =
    name === undefined ? [segments[after] ?? '', ...segments] : searchParams.getAll(name);
  const surrounded = likely
    .filter((part) => part.startsWith(prefix) && part.endsWith(suffix))
    .map((part) => part.slice(prefix.length, part.length - suffix.length));
  return [...surrounded, ...segments, ...values].find((part) => tokenShape.test(part));
}
