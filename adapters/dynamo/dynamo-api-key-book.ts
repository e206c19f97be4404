import * as z from 'zod';
import type { ApiKey } from '../../domain/keys/api-key.ts';
import { keyScopes } from '../../domain/keys/key-scope.ts';
import type { ApiKeyBook } from '../../workflows/api-keys.ts';
import { calendarDate, instant, type StoredAs, short } from './items/fields.ts';
import { type Key, queryAll, type Table } from './table.ts';

const stored: StoredAs<ApiKey> = z.object({
  id: short,
  name: short,
  scopes: z.array(z.enum(keyScopes)).max(keyScopes.length).readonly(),
  hash: short,
  createdBy: short,
  createdAt: instant,
  revokedBy: short.optional(),
  revokedAt: instant.optional(),
  usedOn: calendarDate.optional(),
} satisfies Record<keyof ApiKey, z.ZodType>);

const KEYS = 'KEYS';
const placeOf = (id: string): Key => ({ pk: KEYS, sk: id });

/** Items `KEYS` / `<id>`; a revoked one stays, so that it can be seen who made it and who took it away. */
export function dynamoApiKeyBook(table: Table): ApiKeyBook {
  return {
    async get(id) {
      const item = await table.get(placeOf(id), { consistent: true });
      return item === undefined ? undefined : stored.parse(item);
    },
    async list() {
      const all = [];
      for await (const item of queryAll(table, { partition: KEYS })) all.push(stored.parse(item));
      return all;
    },
    put: (key) => table.put({ ...placeOf(key.id), type: 'API_KEY', ...stored.parse(key) }, { absent: 'pk' }),
    async revoke(id, by, at) {
      const change = { set: { revokedBy: by, revokedAt: at } };
      return (await table.update(placeOf(id), change, { allOf: [{ present: 'pk' }, { absent: 'revokedAt' }] })) !== undefined;
    },
    async noteUse(id, on) {
      await table.update(placeOf(id), { set: { usedOn: on } }, { present: 'pk' });
    },
  };
}
