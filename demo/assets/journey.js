// What a host does with the journey's end: it goes on with its own.
document.addEventListener('codat-finish', ({ target }) => {
  location.assign(target.dataset.next);
});

document.querySelector('codat-link-flow').text = { hostName: 'Saltmarsh' };
