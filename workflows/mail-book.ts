import type { Customer } from '../domain/customer.ts';
import type { Records } from './records.ts';

/** Whose mail address it is. */
export interface MailBook {
  /** Notes addresses beside those that were noted before; again is as once. */
  note(people: readonly Pick<Customer, 'id' | 'email'>[]): Promise<void>;
  /**
   * Some who have this address or once had it, in any case of letters, at most so many: whose it is now their profiles say. May be a
   * moment old.
   */
  owners(email: string, most: number): Promise<readonly string[]>;
}

/**
 * Records whose profiles can be found by mail address. The note comes first: one too many is seen and left, a missing one would never
 * be missed.
 */
export const notingMails = (records: Records, mails: Pick<MailBook, 'note'>): Records => ({
  ...records,
  async write(changes, via) {
    await mails.note(changes.flatMap(({ record }) => (record.type === 'PROFILE' ? [record.body] : [])));
    return await records.write(changes, via);
  },
});
