/** Whose number it is that a text came from. */
export interface PhoneBook {
  /** Notes a customer's number as it is now; undefined: none. Writes only where it is another than before. */
  keep(customer: string, phone: string | undefined): Promise<void>;
  /** All customers with this number, in order of their ids; may be a moment old. */
  owners(phone: string): Promise<readonly string[]>;
}
