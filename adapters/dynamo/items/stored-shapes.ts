import * as z from 'zod';
import { storedBooking } from './booking-item.ts';
import { storedCampaign, storedContent } from './campaign-item.ts';
import { storedAnswer, storedCase, storedRecall, storedSupply, storedVoucher } from './care-item.ts';
import { storedEntry } from './consent-item.ts';
import { storedContact } from './contact-item.ts';
import { storedDraft, storedVersion } from './draft-item.ts';
import { storedCycle, storedMembership } from './engine-item.ts';
import { storedFact } from './fact-item.ts';
import { itemMigrations } from './item-migrations.ts';
import { storedOrder, storedPoints, storedSummary } from './ledger-item.ts';
import { storedBody } from './message-item.ts';
import { storedAsset, storedCustomer } from './profile-item.ts';
import { storedPromise } from './promise-item.ts';
import { storedRequest } from './request-item.ts';
import { storedServiceVisit } from './service-item.ts';
import { storedSettings } from './settings-item.ts';

/** What lasts, by an item's type; what a run makes and another eats up (pages, waits, walks) is not here. */
const shapes: Readonly<Record<string, z.ZodType>> = {
  PROFILE: storedCustomer,
  CONTACT: storedContact,
  CONSENT: storedEntry,
  ASSET: storedAsset,
  ORDER: storedOrder,
  POINTS: storedPoints,
  SUMMARY: storedSummary,
  MEMBERSHIP: storedMembership,
  CYCLE: storedCycle,
  OWN_FACT: storedFact,
  ANSWER: storedAnswer,
  CASE: storedCase,
  OFFER: storedVoucher,
  BOOKING: storedBooking,
  REQUEST: storedRequest,
  SUPPLY: storedSupply,
  SERVICE: storedServiceVisit,
  PROMISE: storedPromise,
  RECALL: storedRecall,
  MESSAGE: storedBody,
  JOINED_MESSAGE: storedBody,
  JOINED_CONSENT: storedEntry,
  CAMPAIGN: storedCampaign,
  CONTENT: storedContent,
  DRAFT: storedDraft,
  VERSION: storedVersion,
  SETTINGS: storedSettings,
};

export interface StoredShape {
  readonly version: number;
  /** JSON Schema of what stands in the table. */
  readonly shape: unknown;
  /** Of what is read from it, where parts of it stand as text. */
  readonly read?: unknown;
}

/** What authors write stands in itself several deep, and would be megabytes: campaign files have that shape, too, and their tests hold it. */
const LARGEST = 100_000;

/** As a release keeps them beside its templates, for the next to be held against. */
export const storedShapes = (): Readonly<Record<string, StoredShape>> =>
  Object.fromEntries(Object.entries(shapes).map(([type, shape]) => [type, shapeOf(type, shape)]));

/** What has a default need not stand there: in what stands as text as little as beside it. */
function leaveDefaultsOut({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const { properties = {}, required } = jsonSchema;
  const hasDefault = (name: string) => typeof properties[name] === 'object' && 'default' in properties[name];
  if (required !== undefined) jsonSchema.required = required.filter((name) => !hasDefault(name));
}

function shapeOf(type: string, shape: z.ZodType): StoredShape {
  const version = (itemMigrations[type]?.length ?? 0) + 1;
  const [stored, read] = (['input', 'output'] as const).map((io) =>
    z.toJSONSchema(shape, { io, unrepresentable: 'any', override: leaveDefaultsOut }),
  );
  const inside = (text: unknown) => JSON.stringify(text).replaceAll(',"additionalProperties":false', '');
  const known = inside(read);
  return { version, shape: stored, ...(known === inside(stored) || known.length > LARGEST ? {} : { read }) };
}
