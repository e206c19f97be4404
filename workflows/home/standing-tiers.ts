import type { Membership } from '../../domain/membership/membership.ts';

/** Which tier people are in, and until when; whoever has none is not among them. */
export interface StandingTiers {
  of(customers: readonly string[]): Promise<ReadonlyMap<string, Pick<Membership, 'tier' | 'endsOn'>>>;
}
