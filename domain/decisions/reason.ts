/** The closed list of reasons for which a message is not sent, in the order of the gates. */
export const skipReasons = [
  'campaign-off',
  'not-approved',
  'erased',
  'not-in-audience',
  'asset-ended',
  'already-safe',
  'holdout',
  'open-case',
  'no-address',
  'suppressed',
  'no-consent',
  'opted-out',
  'too-late',
  'capped',
  'content-missing',
  'duplicate',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Why a message that was to go could not. */
export const failReasons = ['rejected', 'unknown', 'quota', 'expired'] as const;
export type FailReason = (typeof failReasons)[number];
