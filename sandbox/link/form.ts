import type { SandboxRequestContext } from '../core.js';
import { messagePage, show } from './frame.js';

/** What a page's form has sent; undefined where it is no form, such as a program's JSON. */
export async function formIn(c: SandboxRequestContext): Promise<FormData | undefined> {
  try {
    return await c.req.formData();
  } catch {
    return undefined;
  }
}

/** Responds to what is no form. */
export function noForm(c: SandboxRequestContext): Promise<Response> {
  const text = 'A page’s own buttons send its form. A program sends it as browsers do.';
  return show(c, messagePage(c.get('base'), 'We couldn’t read this form', text), 400);
}
