import * as z from 'zod';
import type { ApiKey } from '../../domain/keys/api-key.ts';
import type { KeyScope } from '../../domain/keys/key-scope.ts';

/** What staff may do; `agent` looks after people, `author` writes, `approver` lets go out. */
export const roles = ['viewer', 'agent', 'author', 'approver', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface Staff {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Their own, where the directory vouches for it. */
  readonly email?: string | undefined;
  /** Of a key, which has no role. */
  readonly scopes?: readonly KeyScope[] | undefined;
}

/** What a machine does is written down under its key. */
export const staffOfKey = ({ id, scopes }: Pick<ApiKey, 'id' | 'scopes'>): Staff => ({ id: `key ${id}`, roles: [], scopes });

/** Claims of the JWT that API Gateway has verified. Groups arrive as a list, or as the text `[admin agent]`. */
const claimsSchema = z.object({
  sub: z.string().max(256),
  email: z.email().max(254).optional().catch(undefined),
  email_verified: z.union([z.boolean(), z.string().max(8)]).optional(),
  'custom:role': z.string().max(64).optional(),
  'cognito:groups': z.union([z.string().max(2048), z.array(z.string().max(128)).max(50)]).optional(),
});

/** Nobody where the claims do not name a role of ours. */
export function staffFromClaims(claims: unknown): Staff | undefined {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return undefined;
  const groups = parsed.data['cognito:groups'] ?? [];
  const named = [
    parsed.data['custom:role'] ?? '',
    ...(typeof groups === 'string' ? groups.replace(/^\[|\]$/g, '').split(/[\s,]+/) : groups),
  ];
  const held = roles.filter((role) => named.includes(role));
  if (held.length === 0) return undefined;
  const { sub, email, email_verified } = parsed.data;
  return { id: sub, roles: held, ...(email !== undefined && String(email_verified) === 'true' ? { email } : {}) };
}

const everybody = roles;

/** Method and route → who may. What is not here nobody may. */
export const permissions: Readonly<Record<string, readonly Role[]>> = {
  'GET /api/openapi.json': everybody,
  'GET /api/home': everybody,
  'GET /api/home/first-steps': everybody,
  'GET /api/home/week': everybody,
  'GET /api/home/retention': everybody,
  'GET /api/customers': everybody,
  'GET /api/customers/:id': everybody,
  'GET /api/customers/:id/timeline': everybody,
  'GET /api/customers/:id/explain': everybody,
  'GET /api/customers/:id/message': ['agent', 'author', 'approver', 'admin'],
  'POST /api/customers/:id/supplies/:supply/served': ['agent', 'admin'],
  'PUT /api/customers/:id': ['agent', 'admin'],
  'PUT /api/customers/:id/tone': ['agent', 'admin'],
  'GET /api/customers/:id/export': ['agent', 'admin'],
  'DELETE /api/customers/:id': ['admin'],
  'GET /api/customers/:id/duplicates/:other': ['agent', 'admin'],
  'POST /api/customers/:id/duplicates/:other': ['agent', 'admin'],
  'POST /api/customers/:id/consents': ['agent', 'admin'],
  'GET /api/surveys': everybody,
  'GET /api/surveys/results': everybody,
  'POST /api/surveys/:campaign/close': ['author', 'approver', 'admin'],
  'POST /api/surveys/:campaign/reopen': ['author', 'approver', 'admin'],
  'GET /api/surveys/answers': ['agent', 'author', 'approver', 'admin'],
  'GET /api/cases': everybody,
  'POST /api/cases': ['agent', 'admin'],
  'GET /api/cases/:customer/:id': everybody,
  'POST /api/cases/:customer/:id/assign': ['agent', 'admin'],
  'POST /api/cases/:customer/:id/notes': ['agent', 'admin'],
  'POST /api/cases/:customer/:id/close': ['agent', 'admin'],
  'POST /api/cases/:customer/:id/reopen': ['agent', 'admin'],
  'GET /api/vouchers/:code': ['agent', 'admin'],
  'POST /api/vouchers/:code/reserve': ['agent', 'admin'],
  'POST /api/vouchers/:code/release': ['agent', 'admin'],
  'POST /api/vouchers/:code/redeem': ['agent', 'admin'],
  'GET /api/assets/:id': everybody,
  'GET /api/programme/silence': everybody,
  'GET /api/programme/quiet': everybody,
  'GET /api/programme/bonds': everybody,
  'GET /api/programme/offers': everybody,
  'GET /api/programme/reports': ['agent', 'author', 'approver', 'admin'],
  'GET /api/improvements': everybody,
  'POST /api/improvements': ['agent', 'author', 'approver', 'admin'],
  'DELETE /api/improvements/:id': ['author', 'approver', 'admin'],
  'GET /api/surprises': ['agent', 'author', 'approver', 'admin'],
  'GET /api/surprises/month': everybody,
  'POST /api/surprises': ['agent', 'admin'],
  'GET /api/tiers/endings': everybody,
  'GET /api/tiers/members': everybody,
  'POST /api/tiers/compare': ['agent', 'author', 'approver', 'admin'],
  'GET /api/promises': everybody,
  'POST /api/promises': ['agent', 'admin'],
  'POST /api/promises/:customer/:id/kept': ['agent', 'admin'],
  'GET /api/recalls': everybody,
  'GET /api/recalls/:id': everybody,
  'GET /api/recalls/:id/proof': ['agent', 'approver', 'admin'],
  'POST /api/recalls/:id/steps': ['agent', 'admin'],
  'GET /api/recall-drafts': everybody,
  'GET /api/recall-drafts/reach': ['author', 'approver', 'admin'],
  'POST /api/recall-drafts': ['author', 'approver', 'admin'],
  'POST /api/recall-drafts/:id/approve': ['approver', 'admin'],
  'POST /api/recall-drafts/:id/withdraw': ['author', 'approver', 'admin'],
  'GET /api/visits': everybody,
  'GET /api/sending': everybody,
  'GET /api/sending/sender': everybody,
  'POST /api/sending/pause': ['author', 'approver', 'admin'],
  'POST /api/sending/resume': ['approver', 'admin'],
  'GET /api/broadcasts': everybody,
  'GET /api/broadcasts/audience': ['author', 'approver', 'admin'],
  'POST /api/broadcasts': ['approver', 'admin'],
  'POST /api/broadcasts/:id/pause': ['author', 'approver', 'admin'],
  'POST /api/broadcasts/:id/resume': ['approver', 'admin'],
  'POST /api/broadcasts/:id/cancel': ['approver', 'admin'],
  'GET /api/imports': everybody,
  'GET /api/imports/:id': everybody,
  'GET /api/imports/:id/rejects': ['agent', 'author', 'admin'],
  'GET /api/imports/:id/undo': ['author', 'admin'],
  'POST /api/imports/:id/undo': ['author', 'admin'],
  'GET /api/imports/:id/left': ['agent', 'author', 'admin'],
  'POST /api/imports': ['author', 'admin'],
  'POST /api/records/:kind': ['author', 'admin'],
  'GET /api/records/refused-events': ['agent', 'author', 'admin'],
  'GET /api/roles': everybody,
  'GET /api/audit': ['admin'],
  'GET /api/keys': ['admin'],
  'POST /api/keys': ['admin'],
  'DELETE /api/keys/:id': ['admin'],
  'GET /api/webhooks': ['admin'],
  'POST /api/webhooks': ['admin'],
  'POST /api/webhooks/:id/secret': ['admin'],
  'POST /api/webhooks/:id/pause': ['admin'],
  'POST /api/webhooks/:id/resume': ['admin'],
  'POST /api/webhooks/:id/test': ['admin'],
  'DELETE /api/webhooks/:id': ['admin'],
  'GET /api/webhooks/:id/deliveries': ['admin'],
  'POST /api/webhooks/:id/deliveries/:delivery/redeliver': ['admin'],
  'GET /api/settings': everybody,
  'POST /api/settings/check': ['admin'],
  'PUT /api/settings': ['admin'],
  'GET /api/campaigns': everybody,
  'GET /api/campaigns/:id': everybody,
  'GET /api/campaigns/:id/sample': everybody,
  'PUT /api/campaigns/:id/draft': ['author', 'admin'],
  'DELETE /api/campaigns/:id/draft': ['author', 'admin'],
  'POST /api/campaigns/:id/submit': ['author', 'admin'],
  'POST /api/campaigns/:id/give-back': ['approver', 'admin'],
  'POST /api/campaigns/:id/approve': ['approver', 'admin'],
  'POST /api/campaigns/:id/live': ['approver', 'admin'],
  'POST /api/campaigns/:id/archive': ['approver', 'admin'],
  'GET /api/campaigns/:id/results': everybody,
  'GET /api/campaigns/:id/results/file': everybody,
  'GET /api/campaign-numbers': everybody,
  'GET /api/fact-kinds': everybody,
  'GET /api/slots': everybody,
  'GET /api/audience-fields': everybody,
  'POST /api/audience': ['author', 'approver', 'admin'],
  'POST /api/review': ['author', 'approver', 'admin'],
  'POST /api/preview': ['author', 'approver', 'admin'],
  'POST /api/test-messages': ['author', 'approver', 'admin'],
  'GET /api/test-messages': ['author', 'approver', 'admin'],
  'POST /api/forecast': ['author', 'approver', 'admin'],
};

/** Scope → what a key may do by it. What is not here no key may: approving, sending, erasing, settings, keys. */
export const scopeRoutes: Readonly<Record<KeyScope, readonly string[]>> = {
  'records:write': ['POST /api/records/:kind'],
  'customers:read': [
    'GET /api/customers',
    'GET /api/customers/:id',
    'GET /api/customers/:id/timeline',
    'GET /api/customers/:id/explain',
    'GET /api/assets/:id',
  ],
  'campaigns:read': ['GET /api/campaigns', 'GET /api/campaigns/:id'],
  'campaigns:write': ['PUT /api/campaigns/:id/draft', 'DELETE /api/campaigns/:id/draft', 'POST /api/campaigns/:id/submit'],
  'results:read': [
    'GET /api/campaigns/:id/results',
    'GET /api/campaigns/:id/results/file',
    'GET /api/campaign-numbers',
    'GET /api/surveys/results',
  ],
};

export const mayUse = ({ roles: held, scopes = [] }: Staff, route: string): boolean =>
  (permissions[route]?.some((role) => held.includes(role)) ?? false) || scopes.some((scope) => scopeRoutes[scope].includes(route));
