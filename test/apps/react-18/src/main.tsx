import type { CodatIntegrationPicker as Picker } from 'codat-elements';
import {
  CodatConnectionList,
  CodatIntegrationPicker,
  CodatLinkReturn,
  CodatProvider,
} from 'codat-elements/react';
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [connected, setConnected] = useState<readonly string[]>([]);
  const picker = useRef<Picker>(null);
  if (location.pathname === '/connected') return <CodatLinkReturn />;
  return (
    <>
      <CodatProvider
        proxyUrl="/api/codat"
        onCodatConnection={({ detail }) => setConnected((names) => [...names, detail.platformName])}
      >
        <CodatIntegrationPicker
          ref={picker}
          platformKeys={['gbol', 'fztf']}
          showSandbox={false}
          layout="list"
        >
          <h2 slot="heading">Your software</h2>
        </CodatIntegrationPicker>
        <CodatConnectionList actions="disconnect" />
      </CodatProvider>
      <p>Connected here: {connected.join(', ')}</p>
      <button onClick={() => void picker.current?.refresh()}>Refresh</button>
    </>
  );
}

const target = document.getElementById('app');
if (target) {
  createRoot(target).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
