import { beforeAll, describe, expect, it, vi } from 'vitest';
import { dynamoCursor } from '../../../adapters/dynamo/dynamo-cursor.ts';
import { storesOn } from '../../../adapters/dynamo/stores-on.ts';
import { signedLinks } from '../../../adapters/links/signed-links.ts';
import { liquidRenderer } from '../../../adapters/templates/liquid-renderer.ts';
import { birthdayCompany } from '../../../bench/laptop/birthday-company.ts';
import { type CapacityCount, countCapacity } from '../../../bench/laptop/count-capacity.ts';
import { MINUTE } from '../../../domain/calendar/calendar-date.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { loadCompany } from '../../../local/demo/load-demo.ts';
import { deliverPage } from '../../../workflows/deliver/deliver-page.ts';
import { sendLimits } from '../../../workflows/deliver/send-limits.ts';
import { findDue } from '../../../workflows/due/find-due.ts';
import type { DuePage } from '../../../workflows/due-queue.ts';
import { freshDatabase, freshTable } from '../../support/local-table.ts';

const PEOPLE = 100;
const keyring = { tenant: 'test', keys: [{ kid: 'k1', secret: 'a secret of the tests, long enough to be one' }] } as const;
const TEN = Date.parse('2026-11-25T10:00:00Z');

/** What one mail costs from the calendar to its outcome, on DynamoDB Local; whole pages, no household offer, nothing put off. */
describe('the budget of a message', () => {
  let finding: CapacityCount;
  let delivering: CapacityCount;
  let sent = 0;
  let logged = 0;

  beforeAll(async () => {
    const { client, call } = freshDatabase();
    const { count, counted } = countCapacity(call);
    const clock = { at: TEN - 10 * MINUTE, now: () => clock.at };
    const table = await freshTable({ client, call: counted });
    await loadCompany(birthdayCompany(PEOPLE, '2026-11-25'), {
      table,
      now: clock.at - 24 * 60 * MINUTE,
      settings: { ...defaultSettings, holdoutPercent: 0 },
    });
    const outside = { read: async () => undefined, write: async () => undefined };
    const stores = { ...storesOn(table, clock), clock, cursor: dynamoCursor(table, outside) };
    const pages: DuePage[] = [];
    const queue = { send: async (more: readonly DuePage[]) => void pages.push(...more) };
    await findDue({ ...stores, queue });
    clock.at = TEN;

    Object.assign(count, { calls: 0, readUnits: 0, writeUnits: 0 });
    const reset = (): CapacityCount => {
      const before = { ...count };
      Object.assign(count, { calls: 0, readUnits: 0, writeUnits: 0 });
      return before;
    };
    await findDue({ ...stores, queue });
    finding = reset();
    const services = {
      ...stores,
      queue,
      renderer: liquidRenderer(),
      links: signedLinks({ keyring, pagesUrl: 'https://care.example.com', clock }),
      outbox: { send: async () => ({ kind: 'accepted' as const, providerId: `0100018f-${String(++sent).padStart(28, '0')}-000000` }) },
      limits: sendLimits({ functionTimeoutMs: 60_000, requestTimeoutMs: 10_000 }),
      deadline: () => Number.POSITIVE_INFINITY,
    };
    const logging = vi.spyOn(process.stdout, 'write');
    for (const page of pages) await deliverPage(services, page);
    logged = logging.mock.calls.reduce((sum, [text]) => sum + Buffer.byteLength(text), 0);
    logging.mockRestore();
    delivering = reset();
    client.destroy();
  }, 60_000);

  it('at most 5 calls of AWS, the one of SES among them', () => expect(delivering.calls / PEOPLE + 1).toBeLessThanOrEqual(5));

  it('at most 60 bytes of log', () => expect(logged / PEOPLE).toBeLessThanOrEqual(60));

  it('every one of them got one', () => expect(sent).toBe(PEOPLE));

  it('at most 2.2 write units', () => expect((finding.writeUnits + delivering.writeUnits) / PEOPLE).toBeLessThanOrEqual(2.2));

  it('at most 4 read units, what a look costs whoever is due not counted', () =>
    expect(delivering.readUnits / PEOPLE).toBeLessThanOrEqual(4));

  it('three calls of DynamoDB, and a few for each page of 25', () => expect(delivering.calls / PEOPLE).toBeLessThanOrEqual(3.25));
});
