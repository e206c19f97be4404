/** Which tier people are in; whoever has none is not among them. */
export interface StandingTiers {
  of(customers: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
