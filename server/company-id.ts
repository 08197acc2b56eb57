const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether this has the form of Codat's company ids. */
export function isCompanyId(value: unknown): value is string {
  return typeof value === 'string' && guid.test(value);
}
