/** The name of a case in the address: its customer and its own id, which holds no slash. */
export const casePlace = (customer: string, id: string): string => `${customer}/${id}`;

export function readPlace(place: string): { readonly customer: string; readonly id: string } {
  const at = place.lastIndexOf('/');
  return { customer: place.slice(0, Math.max(0, at)), id: place.slice(at + 1) };
}
