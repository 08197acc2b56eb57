import 'codat-elements/define';
import { createSignal, Show } from 'solid-js';
import { render } from 'solid-js/web';

function App() {
  const [connected, setConnected] = createSignal<string[]>([]);
  return (
    <Show when={location.pathname !== '/connected'} fallback={<codat-link-return />}>
      <codat-provider proxy-url="/api/codat">
        <codat-integration-picker
          platformKeys={['gbol', 'fztf']}
          showSandbox={false}
          layout="list"
          on:codat-connection={({ detail }) =>
            setConnected((names) => [...names, detail.platformName])
          }
        >
          <h2 slot="heading">Your software</h2>
        </codat-integration-picker>
        <codat-connection-list actions="disconnect" />
      </codat-provider>
      <p>Connected here: {connected().join(', ')}</p>
    </Show>
  );
}

const target = document.getElementById('app');
if (target) render(() => <App />, target);
