/** What TypeScript knows on a page whose one import registers the elements. Compiled by types.test.ts, never run. */
import 'codat-elements/define';

const provider = document.querySelector('codat-provider');
if (provider) provider.text = { pickerHeading: 'Connect your books' };

document.addEventListener('codat-connection', ({ detail }) => {
  const id: string = detail.connectionId;
  console.log(id);
});

document.querySelector('codat-link-flow')?.addEventListener('codat-finish', ({ detail }) => {
  // @ts-expect-error a detail has no such field
  console.log(detail.nothing);
});
