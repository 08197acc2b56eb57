/** Posts a record to the lender. */
async function keep(path, detail, options = {}) {
  const { ok, status } = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(detail),
    ...options,
  });
  if (!ok) throw new Error(`${path} responded with ${status}`);
}

const flow = document.querySelector('codat-link-flow');
flow.text = { hostName: 'Saltmarsh' };

// The journey goes on once the permission is stored, and has the person try again where that fails.
document.addEventListener('codat-consent', (event) => {
  event.waitUntil(keep('/journey/consents', event.detail));
});

// Which of the company's connections came by the invite: only this page knows.
if (flow.hasAttribute('data-invited')) {
  document.addEventListener('codat-connection', ({ detail: { connectionId } }) => {
    keep('/journey/connected', { connectionId }, { keepalive: true }).catch(console.error);
  });
}

// What a host does with the journey's end: it goes on with its own.
document.addEventListener('codat-finish', ({ target }) => {
  location.assign(target.dataset.next);
});
