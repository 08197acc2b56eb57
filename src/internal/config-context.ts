import { createContext } from '@lit/context';
import type { SessionConfig } from '../session/session-registry.js';
import type { TextOverrides } from './terms.js';

/** What a `<codat-provider>` gives to what is inside it. */
export interface ProvidedConfig extends SessionConfig {
  text?: TextOverrides | undefined;
}

export const configContext = createContext<ProvidedConfig>('codat-elements-config');
