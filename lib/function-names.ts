/** Every deployed function, one folder in functions/ each. Bundler and stack both go by this list. */
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

export type FunctionName = (typeof functionNames)[number];
