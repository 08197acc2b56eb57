import { ProxyError } from './errors.js';
import { allowed, type Method, type Route } from './routes.js';

/** The method of a request that its route takes. @throws ProxyError 405 */
export function requireMethod(request: Request, route: Route): Method {
  // HEAD is GET without the body; whether Codat knows it is not documented.
  const wanted = request.method === 'HEAD' ? 'GET' : request.method;
  const method = route.methods.find((known) => known === wanted);
  if (!method) {
    throw new ProxyError(405, 'This method is not passed on.', {
      headers: { Allow: allowed(route) },
    });
  }
  return method;
}
