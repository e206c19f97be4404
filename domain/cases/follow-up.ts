/**
 * The campaign that asks again once a case is closed (care 36). Its subject is the case: whoever is dissatisfied still has the same case
 * opened again, and hears from a person instead of getting another apology and another voucher.
 */
export const FOLLOW_UP = 'case-follow-up';
