// Follows what happens: the server says that there is something new, and the page's parts are read again.
const status = document.querySelector('[data-live-status]');

/** The page as it is now. As a document of its own, which runs no script and asks the policy for nothing. */
function load() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.onload = () =>
      request.status === 200 && request.response ? resolve(request.response) : reject(new Error());
    request.onerror = () => reject(new Error());
    request.open('GET', location.href);
    request.send();
  });
}

/** Puts in what has changed; what is open stays open, and the focus where it was. Says whether anything has. */
function replaceParts(fresh) {
  let hasChanged = false;
  for (const part of document.querySelectorAll('[data-live]')) {
    const source = fresh.getElementById(part.id);
    if (!source) continue;
    const next = document.importNode(source, true);
    for (const details of part.querySelectorAll('details[open]')) {
      next.querySelector(`#${details.id}`)?.setAttribute('open', '');
    }
    if (next.isEqualNode(part)) continue;
    const focused = part.contains(document.activeElement) ? document.activeElement : undefined;
    part.replaceChildren(...next.childNodes);
    const again = focused?.id
      ? document.getElementById(focused.id)
      : [...part.querySelectorAll('a')].find(({ href }) => href === focused?.href);
    again?.focus();
    hasChanged = true;
  }
  return hasChanged;
}

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' });
const live = 'Live: this page follows what happens';
/** The browser tries again by itself after a broken stream, and never after a response that is no stream. */
const RETRY_MS = 3000;
let stream;
let retry;

let isLoading = false;
let isStale = false;
/** Whether the last refresh failed, and so the page shows less than there is. */
let isBehind = false;
let again;

async function refresh() {
  clearTimeout(again);
  isStale = true;
  if (isLoading) return;
  isLoading = true;
  try {
    while (isStale) {
      isStale = false;
      const hasChanged = replaceParts(await load());
      // Where the stream is broken, it says so until it is back.
      if (stream.readyState !== EventSource.OPEN) continue;
      if (hasChanged) say('is-live', `Updated ${clock.format(Date.now())} UTC`);
      else if (isBehind) say('is-live', live);
      isBehind = false;
    }
  } catch {
    isBehind = true;
    say('is-lost', 'Not live: the page could not be updated, trying again');
    if (!document.hidden) again = setTimeout(refresh, RETRY_MS);
  }
  isLoading = false;
}

function say(state, text) {
  status.className = `live ${state}`;
  if (status.textContent !== text) status.textContent = text;
}

function listen() {
  clearTimeout(retry);
  stream = new EventSource('/underwriter/stream');
  stream.addEventListener('ready', () => {
    say('is-live', live);
    // What happened while nobody listened.
    void refresh();
  });
  stream.addEventListener('change', () => void refresh());
  stream.addEventListener('error', ({ target }) => {
    say('is-lost', 'Not live: trying to reach the server');
    if (target === stream && target.readyState === EventSource.CLOSED) {
      retry = setTimeout(listen, RETRY_MS);
    }
  });
}

// A page that nobody sees holds no stream: browsers open only a few to a server.
document.addEventListener('visibilitychange', () => {
  stream?.close();
  clearTimeout(retry);
  clearTimeout(again);
  if (!document.hidden) listen();
});
listen();
