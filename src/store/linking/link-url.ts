import { parametersBeside, type LinkParameterList } from '../link-parameters.js';
import { safeLinkUrl } from '../safe-url.js';

/**
 * A connection's linkUrl, checked, with the host's parameters. What the linkUrl has already stays as it is, to the
 * letter: its one-time password above all.
 *
 * @throws CodatResponseError that names the field, if it is missing or not https.
 */
export function linkUrlWith(
  linkUrl: string | null | undefined,
  parameters: LinkParameterList = [],
): string {
  const url = new URL(safeLinkUrl(linkUrl));
  const added = parametersBeside(parameters, url.searchParams.keys());
  if (added.length === 0) return url.href;
  const query = new URLSearchParams(added.map(([name, value]) => [name, value])).toString();
  // Not by `searchParams`, which would write the whole query anew.
  url.search = url.search ? `${url.search}&${query}` : query;
  return url.href;
}
