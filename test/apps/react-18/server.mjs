/** Prints what a server writes for a page's component. */
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { CodatIntegrationPicker } from 'codat-elements/react';

const props = { proxyUrl: '/api/codat', hidden: false, inert: false, 'aria-busy': 'true' };
console.log(renderToString(createElement(CodatIntegrationPicker, props)));
