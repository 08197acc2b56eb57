/** Whether a URL's host is this very machine, which browsers trust without https. */
export const isLoopback = ({ hostname }: URL): boolean =>
  /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
