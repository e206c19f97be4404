import type { Contact } from '../domain/contact.ts';

/** The customers' gates. */
export interface Gates {
  /** Strongly; `newContact` (rev 0) where none stands yet. */
  read(customer: string): Promise<Contact>;
  /** Puts `next` with `rev` = `expectedRev` + 1 where the stored rev is still `expectedRev`; else false. */
  write(customer: string, next: Omit<Contact, 'rev'>, expectedRev: number): Promise<boolean>;
}
