// What a host does with the journey's end: it goes on with its own.
document.addEventListener('codat-finish', () => {
  location.assign('/dashboard');
});
