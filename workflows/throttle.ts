/** How often one link may be used to change something, so that whoever holds it cannot have us write or mail without end. */
export interface Throttle {
  /** Counts one use; false where there were too many within the hour. */
  allows(token: string): Promise<boolean>;
}
