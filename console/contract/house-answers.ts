import * as z from 'zod/mini';
import { keyScopes } from '../../domain/keys/key-scope.ts';

/** How the house is set, who may do what, and who did. */

const text = z.string();
const maybe = z.optional(text);
const names = z.array(text);

export const settingsShape = z.object({
  rev: z.number(),
  settings: z.looseObject({
    sendAt: text,
    company: z.looseObject({ name: text, timeZone: text, locale: text, currency: text }),
    holdoutPercent: z.number(),
    latenessHours: z.number(),
    quietHours: z.object({ from: text, to: text }),
    caps: z.object({ marketing: z.optional(z.array(z.object({ max: z.number(), days: z.number() }))) }),
    tiers: z.array(z.object({ id: text, from: z.number(), goodCredit: z.optional(z.boolean()) })),
  }),
});
export const settingsCheckShape = z.object({ changes: z.array(z.object({ path: text, before: maybe, after: maybe })) });

export const rolesShape = z.object({ roles: names, mine: names, permissions: z.record(text, names) });
export type Roles = z.infer<typeof rolesShape>;

export const auditShape = z.object({
  month: text,
  items: z.array(z.object({ at: z.number(), by: text, as: names, act: text, on: z.record(text, text), made: maybe })),
  next: z.nullable(text),
});

const scopes = z.array(z.enum(keyScopes));
const keyFields = {
  id: text,
  name: text,
  scopes,
  createdBy: text,
  createdAt: z.number(),
  usedOn: maybe,
  revokedAt: z.optional(z.number()),
  revokedBy: maybe,
};
const keyShape = z.object(keyFields);
export type Key = z.infer<typeof keyShape>;
export const keysShape = z.object({ scopes, items: z.array(keyShape) });
export type Keys = z.infer<typeof keysShape>;
/** The one answer that holds the key itself. */
export const newKeyShape = z.object({ ...keyFields, key: text });

const checkShape = z.object({
  what: z.enum(['identity', 'dkim', 'spf', 'dmarc', 'account']),
  state: z.enum(['good', 'waiting', 'missing', 'unknown']),
  records: z.array(z.object({ name: text, type: text, value: text })),
});
export type SenderCheck = z.infer<typeof checkShape>;
export const senderShape = z.object({ from: text, domain: text, asked: z.boolean(), checks: z.array(checkShape) });

const testShape = z.object({
  id: text,
  at: z.number(),
  by: text,
  to: text,
  channel: z.enum(['email', 'sms']),
  campaign: text,
  step: text,
  locale: text,
  state: z.enum(['waiting', 'sending', 'sent', 'failed', 'unknown']),
  why: maybe,
});
export const newTestShape = testShape;
export const testsShape = z.object({ email: names, sms: names, items: z.array(testShape) });
export type Tests = z.infer<typeof testsShape>;

const bodyShape = z.looseObject({ properties: z.optional(z.record(text, z.unknown())), required: z.optional(names) });
const operationShape = z.looseObject({
  summary: text,
  'x-roles': names,
  'x-scopes': names,
  parameters: z.array(z.looseObject({ name: text, in: text, required: z.boolean() })),
  requestBody: z.optional(z.looseObject({ content: z.object({ 'application/json': z.object({ schema: bodyShape }) }) })),
});
export type Operation = z.infer<typeof operationShape>;
export const openapiShape = z.looseObject({
  info: z.looseObject({ description: text }),
  paths: z.record(text, z.record(text, operationShape)),
});
