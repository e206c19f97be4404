/** Every function that is always deployed, one folder in functions/ each. */
export const functionNames = [
  'derive-facts',
  'find-due',
  'deliver-messages',
  'settle-unknown',
  'record-feedback',
  'learn-cycles',
  'count-outcomes',
  'import-records',
  'take-events',
  'send-webhooks',
  'serve-pages',
  'serve-console',
  'rotate-link-keys',
  'escalate-cases',
  'seed-library',
  'publish-console',
] as const;

/** And those that are deployed where a stage asks for them. The bundler goes by this list. */
export const bundledNames = [...functionNames, 'take-customers'] as const;

export type FunctionName = (typeof bundledNames)[number];
