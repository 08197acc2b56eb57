/** Every element. */
export const elementTags = [
  'codat-provider',
  'codat-integration-picker',
  'codat-connect-button',
  'codat-connection-alert',
  'codat-connection-list',
  'codat-file-upload',
  'codat-sync-status',
  'codat-link-return',
  'codat-link-flow',
  'powered-by-codat',
] as const;
