/** Where an invite stands in an address. */

const PLACEHOLDER = '{token}';
/** Names that stay inside a machine or a network, where plain http may do. */
const privateHost = /^(localhost|[^.]+\.localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9_-]+)$/i;
/** Three parts, of which the last is empty where somebody has left the signature out. */
const tokenShape = /^[\w-]+\.[\w-]*\.[\w-]*$/;

/** The address with a place for the invite. @throws what `fail` throws for an address that cannot be one. */
export function checkInviteUrl(url: unknown, fail: (message: string) => never): string {
  const isPath = typeof url === 'string' && /^\/(?![/\\])/.test(url);
  const parsed =
    typeof url === 'string' && (isPath || URL.canParse(url))
      ? new URL(url, 'https://host.example')
      : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    return fail(
      'url must be the address of the page that asks, such as https://app.example.com/invite',
    );
  }
  if (parsed.protocol === 'http:' && !privateHost.test(parsed.hostname)) {
    return fail('url must be https, because anyone who reads the link can use it');
  }
  if (parsed.username || parsed.password || parsed.hash) {
    return fail('url must have no user name, password or fragment');
  }
  const text = String(url);
  if (text.includes(PLACEHOLDER)) return text;
  if (parsed.search) return fail(`url has a query: say where the invite stands, by ${PLACEHOLDER}`);
  return `${text.replace(/\/+$/, '')}/${PLACEHOLDER}`;
}

export function inviteUrl(template: string, token: string): string {
  return template.replace(PLACEHOLDER, token);
}

/** The invite in an address: a segment of its path, the last one first, or a value of its query. */
export function tokenIn(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, searchParams } = new URL(url);
  return [...pathname.split('/').reverse(), ...searchParams.values()].find((part) =>
    tokenShape.test(part),
  );
}
