/**
 * The spellings of the key to look for in what goes out to a page.
 *
 * A key below eight characters is an ordinary word (the sandbox's is `sandbox`), which honest responses
 * contain; Codat's own have forty. Its encoded form is looked for whatever the length.
 */
export function secretsOf(apiKey: string, authorization: string): string[] {
  const encoded = authorization.replace(/^Basic /, '').replace(/=+$/, '');
  // As JSON spells it: a quote or a backslash in the key is escaped in the text that is searched.
  const spellings = [apiKey, JSON.stringify(apiKey).slice(1, -1), encodeURIComponent(apiKey)];
  return [encoded, ...(apiKey.length < 8 ? [] : spellings)];
}

export function carriesSecret(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => text.includes(secret));
}

export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '[removed]'), text);
}
