import { resultsIn } from '../assertions.js';
import type { CheckContext } from '../context.js';

/** The key of an integration that there is. */
export async function firstIntegrationKey({ target }: CheckContext): Promise<string> {
  const { response } = await target.send({ path: '/integrations?page=1&pageSize=1' });
  const key = resultsIn(response)[0]?.['key'];
  return typeof key === 'string' ? key : 'none';
}
