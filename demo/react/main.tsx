import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../assets/host.css';
import { App } from './App.js';

const root = document.querySelector('#app');
if (!root) throw new Error('The page has no #app to render into.');

// StrictMode mounts everything twice: elements that open or announce anything twice show it here.
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
