import type { CodatIntegrationPicker } from 'codat-elements';
import 'codat-elements/define';
import { createRef, render } from 'preact';
import { useRef, useState } from 'preact/hooks';

const list = createRef<HTMLElementTagNameMap['codat-connection-list']>();

function App() {
  const [connected, setConnected] = useState<readonly string[]>([]);
  const picker = useRef<CodatIntegrationPicker>(null);
  if (location.pathname === '/connected') return <codat-link-return />;
  return (
    <>
      <codat-provider proxy-url="/api/codat">
        <codat-integration-picker
          ref={picker}
          platformKeys={['gbol', 'fztf']}
          showSandbox={false}
          layout="list"
          oncodat-connection={({ detail }) =>
            setConnected((names) => [...names, detail.platformName])
          }
        >
          <h2 slot="heading">Your software</h2>
        </codat-integration-picker>
        <codat-connection-list ref={list} actions="disconnect" />
      </codat-provider>
      <p>Connected here: {connected.join(', ')}</p>
      <button
        onClick={() => {
          void picker.current?.refresh();
          void list.current?.refresh();
        }}
      >
        Refresh
      </button>
    </>
  );
}

const target = document.getElementById('app');
if (target) render(<App />, target);
