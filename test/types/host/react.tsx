/** What a React host's TypeScript knows. Compiled by types.test.ts, never run. */
import type {} from 'codat-elements/types/react';
import type { CodatIntegrationPicker as Picker } from 'codat-elements';
import { CodatIntegrationPicker, CodatProvider } from 'codat-elements/react';
import { CodatConnectionList } from 'codat-elements/react/codat-connection-list';
import { useRef } from 'react';

export function Wrapped() {
  const picker = useRef<Picker>(null);
  return (
    <CodatIntegrationPicker
      ref={picker}
      proxyUrl="/api/codat"
      layout="list"
      onCodatConnection={(event) => {
        const id: string = event.detail.connectionId;
        console.log(id, picker.current?.layout);
      }}
    />
  );
}

export function Provided() {
  return (
    <CodatProvider
      proxyUrl="/api/codat"
      onCodatLinkEnd={({ detail }) => {
        const outcome:
          'linked' | 'unchanged' | 'cancelled' | 'failed' | 'unsupported' | 'abandoned' =
          detail.outcome;
        console.log(outcome);
      }}
    >
      <CodatConnectionList actions="reconnect" onCodatReconnect={() => undefined} />
    </CodatProvider>
  );
}

export function Tag() {
  const picker = useRef<Picker>(null);
  return (
    <codat-integration-picker
      ref={picker}
      proxy-url="/api/codat"
      collapse-after="12"
      className="wide"
      oncodat-connection={(event) => {
        const id: string = event.detail.connectionId;
        console.log(id, event.target.layout);
      }}
    >
      <h2 slot="heading">Your software</h2>
    </codat-integration-picker>
  );
}

export function Themed() {
  return (
    <codat-connection-list
      style={{ '--codat-color-primary': '#ffd400', '--codat-connection-list-gap': '8px' }}
    />
  );
}

export function Wrong() {
  return (
    <>
      {/* @ts-expect-error there is no such layout */}
      <codat-integration-picker layout="spiral" />
      {/* @ts-expect-error there is no such layout */}
      <CodatIntegrationPicker layout="spiral" />
      {/* @ts-expect-error nothing inside dispatches such an event */}
      <CodatProvider onCodatSpiral={() => undefined} />
    </>
  );
}
