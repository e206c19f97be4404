/** What may befall one call of a port. A crash is an invocation that never settles: a thrown one would be caught and prove nothing. */
export const callFaults = [
  /** Refused for too much traffic; nothing was done. */
  'throttle',
  /** An error of the service; nothing was done. */
  'error',
  /** No answer in time; nothing was done. */
  'timeout-before',
  /** No answer in time; it was done. */
  'timeout-after',
  /** Seconds, not milliseconds. */
  'slow',
  'crash-before',
  'crash-after',
  /** It takes longer than a worker may live, and the worker lives on. */
  'zombie',
] as const;
export type CallFault = (typeof callFaults)[number];

/** What may befall the surroundings. */
export const surroundingFaults = [
  'letter-twice',
  'letter-late',
  'letter-dead',
  'stream-twice',
  'stream-late',
  'stream-given-up',
  'stream-shuffled',
  'tick-missed',
  'tick-twice',
  'tick-late',
  'event-late',
  'event-lost',
  'event-twice',
  'function-cut-short',
  'index-lag',
  'read-lag',
  'address-refused',
  'outcome-unknown',
  'provider-throttled',
  'transaction-conflict',
] as const;
export type SurroundingFault = (typeof surroundingFaults)[number];

/** One fault of a run: what, and where it struck. The same name in another run of the seed is the same place. */
export interface Fault {
  readonly what: CallFault | SurroundingFault;
  readonly where: string;
}

export const faultText = ({ what, where }: Fault): string => `${what} @ ${where}`;
