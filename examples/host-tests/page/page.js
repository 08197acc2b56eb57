import 'codat-elements/define';

document.addEventListener('codat-connection', (event) => {
  document.querySelector('#news').textContent =
    `Thank you for connecting ${event.detail.platformName}.`;
});
