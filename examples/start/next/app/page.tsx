'use client';

import { CodatConnectionList, CodatIntegrationPicker, CodatProvider } from 'codat-elements/react';

export default function Home() {
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
