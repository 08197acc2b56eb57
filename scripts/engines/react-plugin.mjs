import { build } from 'esbuild';

const address = '/react-as-a-module.js';
const modules = ['react', 'react-dom/client', 'react-dom'];

/** What the React components and their tests use; one bundle, so that React is there once. */
const contents = `
export { createContext, createElement, forwardRef, useCallback, useContext, useLayoutEffect, useReducer, useRef, useState } from 'react';
export { flushSync } from 'react-dom';
export { createRoot, hydrateRoot } from 'react-dom/client';
`;

let bundle;

/** Gives React to tests in a browser: it is written in CommonJS, which browsers do not import. */
export const reactPlugin = {
  name: 'react',
  resolveImport: ({ source }) => (modules.includes(source) ? address : undefined),
  async serve({ path }) {
    if (path !== address) return undefined;
    bundle ??= build({
      stdin: { contents, resolveDir: process.cwd() },
      bundle: true,
      format: 'esm',
      write: false,
      define: { 'process.env.NODE_ENV': '"development"' },
    });
    const { outputFiles } = await bundle;
    return { body: outputFiles[0].text, type: 'js' };
  },
};
