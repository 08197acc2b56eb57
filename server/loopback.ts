/** Whether a host's name is this very machine's, as `URL` writes it. The elements have the same rule for links. */
export const isLoopback = (hostname: string): boolean =>
  /^((.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** Whether it stays inside a machine or a network, where plain http may do. */
export const isPrivateHost = (hostname: string): boolean =>
  isLoopback(hostname) || /^[a-z0-9_-]+$/i.test(hostname);
