import { brandByLogo } from './brand/brands.js';
import { connectButton, fullLogo, poweredByCodat, squareLogo } from './brand/images.js';
import type { SandboxApp, SandboxRequestContext } from './core.js';

/** Images, under the paths Codat's static site has them at. Open to all, and to be cached. */
export function publicRoutes(app: SandboxApp): void {
  app.get('/public/branding/powered-by-codat.svg', (c) => image(c, poweredByCodat()));

  app.get('/public/officialLogos/:shape{Square|Full}/:file{[0-9A-Fa-f-]+\\.svg}', (c) => {
    const brand = brandByLogo(c.req.param('file').slice(0, -4));
    if (!brand) return c.notFound();
    return image(c, c.req.param('shape') === 'Square' ? squareLogo(brand) : fullLogo(brand));
  });

  app.get('/public/officialButtons/Full/:file{[0-9A-Fa-f-]+(_hover)?\\.svg}', (c) => {
    const [logoId = '', state] = c.req.param('file').slice(0, -4).split('_');
    const brand = brandByLogo(logoId);
    if (!brand?.buttons) return c.notFound();
    return image(c, connectButton(brand, state === 'hover'));
  });
}

function image(c: SandboxRequestContext, svg: string): Response {
  return c.body(svg, 200, {
    'Content-Type': 'image/svg+xml',
    'Access-Control-Allow-Origin': '*',
    // Without it a page that isolates itself (COEP) could not show the image.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'public, max-age=86400',
    'X-Content-Type-Options': 'nosniff',
  });
}
