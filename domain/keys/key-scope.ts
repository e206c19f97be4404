/** What a key may do; nothing that lets a message go out, and nothing that only a person answers for. */
export const keyScopes = ['records:write', 'customers:read', 'campaigns:read', 'campaigns:write', 'results:read'] as const;
export type KeyScope = (typeof keyScopes)[number];
