export const customerPath = (id: string, part = ''): string => `/api/customers/${encodeURIComponent(id)}${part}`;
