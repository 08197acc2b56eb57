import {
  CodatConnectionList,
  CodatIntegrationPicker,
  CodatLinkReturn,
  CodatProvider,
} from 'codat-elements/react';

export default function App() {
  if (location.pathname === '/connected') return <CodatLinkReturn returnUrl="/" />;
  return (
    <CodatProvider
      proxyUrl="/api/codat"
      onCodatConnection={({ detail }) => console.log(`${detail.platformName} is connected`)}
    >
      <CodatIntegrationPicker />
      <CodatConnectionList />
    </CodatProvider>
  );
}
