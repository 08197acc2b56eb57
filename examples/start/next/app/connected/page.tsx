'use client';

import { CodatLinkReturn } from 'codat-elements/react';

export default function Connected() {
  return <CodatLinkReturn returnUrl="/" />;
}
