import { html } from 'lit';
import { createWorld } from './browser-world.js';
import { mountFlow } from './mount.js';
import type { WorldOptions } from './sandbox-middleware.js';

/** What a journey asks for. */
export interface Asked {
  required?: string;
  optional?: string;
}

/** A journey past its introduction, whose host lets somebody else be asked. */
export async function startAskedFlow(
  options: WorldOptions,
  { required = '', optional = '' }: Asked,
) {
  const world = await createWorld(options);
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      invite-url=${world.invitesUrl}
      required=${required}
      optional=${optional}
    ></codat-link-flow>`,
  );
  await flow.start();
  return { world, flow };
}
