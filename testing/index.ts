/** What a host needs to test its pages with the elements and without Codat. */
export { createTestWorld } from './create-test-world.js';
export { createTestWorlds } from './test-worlds.js';
export type {
  KoaContext,
  NodeMiddleware,
  TestWorlds,
  TestWorldsOptions,
  TestWorldsVitePlugin,
  WorldDescription,
} from './test-worlds.js';
export type { NodeRequest, NodeResponse } from './node-http.js';
export { findButton } from './find-button.js';
export type { FindButtonOptions } from './find-button.js';
export { openTestWorld } from './open-test-world.js';
export type { OpenTestWorldSettings, ServedTestWorld } from './open-test-world.js';
export { popupOf } from './popup-of.js';
export { codatFixtures } from './playwright.js';
export type {
  CodatFixtureDefinitions,
  CodatFixtures,
  CodatTestOptions,
  PlaywrightContext,
  PlaywrightRequest,
  PlaywrightRoute,
  PlaywrightTestWorld,
  PopupOpener,
} from './playwright.js';
export { serveTestWorld } from './serve-test-world.js';
export type { Served } from './serve-test-world.js';
export { cancel, fail, signIn } from './sign-in/index.js';
export type { Popup, SignInFailure, SignInOptions, SignInResult } from './sign-in/index.js';
export type { PlaywrightLocator, PlaywrightPage } from './sign-in/playwright-page.js';
export type {
  ConnectionReference,
  LocalTestWorld,
  LocalTestWorldOptions,
  TestWorld,
  TestWorldOptions,
} from './test-world.js';
