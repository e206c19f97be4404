/** Beyond it sort keys of the calendar end in a hash. */
const SAME_IN_ALL = 880;

/** Where a customer stands under a key and zone of the calendar: as text in the calendar's own order. Very long ids may share one. */
export const placeOf = (customer: string): string => `${encodeURIComponent(customer)}#`.slice(0, SAME_IN_ALL);
