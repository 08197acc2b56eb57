// What a host does with the journey's end: it goes on with its own.
document.addEventListener('codat-finish', ({ target }) => {
  location.assign(target.dataset.next);
});

// The link for somebody else is made when the applicant asks for one.
const flow = document.querySelector('codat-link-flow');
flow.text = { hostName: 'Saltmarsh' };
const { invites } = flow.dataset;
if (invites) {
  flow.inviteUrl = async () => {
    const response = await fetch(invites, { method: 'POST' });
    if (!response.ok) throw new Error(`The invite was answered with ${response.status}.`);
    return (await response.json()).url;
  };
}
