/** What TypeScript knows where one element is registered. Compiled by types.test.ts, never run. */
import 'codat-elements/components/codat-connection-list/define';

void document.querySelector('codat-connection-list')?.reconnect('a connection');

document.addEventListener('codat-disconnect', ({ detail }) => console.log(detail.connectionId));
