/** Origins that are nearly the allowed one, and are let in by loose comparisons. */
export function similarOrigins(origin: string, foreign: string): Readonly<Record<string, string>> {
  const { protocol, hostname, host, port } = new URL(origin);
  const isName = /[a-z]/i.test(hostname) && !hostname.startsWith('[');
  return {
    'from another site': foreign,
    'from a name that begins alike': `${protocol}//${hostname}.evil.example`,
    'from a name that ends alike': `${protocol}//evil-${host}`,
    'from another port': `${protocol}//${hostname}:${port === '8443' ? '9443' : '8443'}`,
    ...(isName && { 'from a subdomain': `${protocol}//evil.${host}` }),
    // In a pattern an unescaped dot stands for any letter.
    ...(hostname.includes('.') && {
      'from a name with a letter for a dot': `${protocol}//${host.replace('.', 'x')}`,
    }),
  };
}

/** The same host over plain http, where anybody on the way can write a page. Nothing for an origin that is http itself. */
export function plainHttp(origin: string): readonly string[] {
  const { protocol, host } = new URL(origin);
  return protocol === 'https:' ? [`http://${host}`] : [];
}
