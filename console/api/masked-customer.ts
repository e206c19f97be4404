import type { Customer } from '../../domain/customer.ts';
import type { Staff } from './roles.ts';

/**
 * A person as staff may see them: somebody who only views sees no full address, no full number, and not how somebody
 * is to be spoken to (care 39).
 */
export function customerFor(staff: Staff, customer: Customer): Customer {
  if (staff.roles.some((role) => role !== 'viewer')) return customer;
  const { email, phone, tone: _, ...rest } = customer;
  return {
    ...rest,
    ...(email === undefined ? {} : { email: email.replace(/^(.).*@/u, '$1•••@') }),
    ...(phone === undefined ? {} : { phone: `${phone.slice(0, 3)}•••${phone.slice(-2)}` }),
  };
}
