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
  'serve-pages',
  'serve-console',
  'rotate-link-keys',
  'escalate-cases',
  'seed-library',
] as const;

export type FunctionName = (typeof functionNames)[number];
