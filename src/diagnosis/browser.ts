import { concern, fine, type Finding } from './finding.js';

function hasSessionStorage(window: Window): boolean {
  try {
    return window.sessionStorage.length >= 0;
  } catch {
    return false;
  }
}

/** What the browser keeps from this page. */
export function examineBrowser(window: Window): Finding[] {
  const findings: Finding[] = [];
  if (!window.isSecureContext) {
    findings.push(
      concern(
        'secure-context',
        'The page is no secure context: two tabs cannot agree who connects, and nothing can be copied or shared.',
        'Serve it by https, or from localhost.',
      ),
    );
  }
  if (!hasSessionStorage(window)) {
    findings.push(
      concern(
        'session-storage',
        'The browser keeps nothing for this page: somebody who signs in in this tab is not known when they come back.',
        'Allow storage for the page; in a frame add allow-same-origin to its sandbox attribute.',
      ),
    );
  }
  if (window.self !== window.top) {
    findings.push(
      concern(
        'frame',
        'The page is in a frame: its sandbox attribute may forbid sign-in windows.',
        'Let it have allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms.',
      ),
    );
  }
  if (findings.length > 0) return findings;
  return [fine('secure-context', 'The browser gives the page what linking needs.')];
}
