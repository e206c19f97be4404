import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import { openClock } from '../../local/clock/virtual-clock.ts';
import { openDataDirectory, whyNot } from '../../local/data-directory.ts';
import { type InboxEntry, openInbox } from '../../local/inbox/inbox.ts';
import { createScheduler } from '../../local/schedules/scheduler.ts';
import { openStreamPositions } from '../../local/streams/stream-positions.ts';
import { temporaryFolder } from '../support/local/temporary-folder.ts';

const at = (text: string) => Date.parse(text);
const aMail = (id: string, more: Partial<InboxEntry> = {}): InboxEntry => ({
  id,
  at: at('2027-01-01T10:00:00Z'),
  channel: 'email',
  to: `${id}@example.com`,
  from: 'care@example.com',
  subject: `Subject of ${id}`,
  ...more,
});

describe('the clock', () => {
  it('goes on where it was, and never back', () => {
    const file = join(temporaryFolder(), 'clock.json');
    openClock(file, at('2031-01-01T00:00:00Z')).moveTo(at('2032-02-02T00:00:00Z'));
    const again = openClock(file, at('2020-01-01T00:00:00Z'));
    expect(again.now()).toBeGreaterThanOrEqual(at('2032-02-02T00:00:00Z'));
    again.moveTo(at('2025-01-01T00:00:00Z'));
    expect(again.now()).toBeGreaterThanOrEqual(at('2032-02-02T00:00:00Z'));
  });

  it('does not go back where the computer’s own clock was set back', () => {
    const file = join(temporaryFolder(), 'clock.json');
    writeFileSync(file, JSON.stringify({ offset: 0, now: Date.now() + DAY }));
    expect(openClock(file, undefined).now()).toBeGreaterThanOrEqual(Date.now() + DAY - HOUR);
  });
});

describe('schedules', () => {
  function aScheduler(expression: string) {
    const path = join(temporaryFolder(), 'schedules.json');
    const time = { now: at('2026-11-21T10:01:00Z') };
    const fired: string[] = [];
    const open = () =>
      createScheduler(
        [{ id: 'it', expression, fire: () => fired.push(new Date(time.now).toISOString()) }],
        { now: () => time.now },
        path,
      )[0]!;
    return { time, fired, open };
  }

  it.each([
    ['rate(5 minutes)', 4],
    ['rate(15 minutes)', 2],
  ])('%s fires %i times at stops three hours apart, the last of them included', (expression, times) => {
    const { time, fired, open } = aScheduler(expression);
    const source = open();
    for (const [hours, onTheWay] of [
      [3, true],
      [6, true],
      [9, true],
      [9.5, false],
    ] as const)
      source.run(time.now + hours * HOUR, onTheWay);
    expect(fired).toHaveLength(times);
  });

  it('fire once for all that a jump passed over', () => {
    const { time, fired, open } = aScheduler('rate(5 minutes)');
    const source = open();
    source.run(time.now);
    expect(fired).toEqual([]);
    time.now = at('2026-11-21T13:00:00Z');
    source.run(time.now);
    source.run(time.now);
    expect(fired).toEqual(['2026-11-21T13:00:00.000Z']);
  });

  it('that were due while the program was not running fire once when it starts', () => {
    const { time, fired, open } = aScheduler('cron(5 12 * * ? *)');
    const first = open();
    time.now = at('2026-11-21T12:05:00Z');
    first.run(time.now);
    time.now = at('2026-11-23T15:00:00Z');
    open().run(time.now);
    expect(fired).toEqual(['2026-11-21T12:05:00.000Z', '2026-11-23T15:00:00.000Z']);
  });

  it.each([
    ['rate(5 minutes)', false],
    ['rate(15 minutes)', false],
    ['rate(1 day)', true],
    ['cron(5 12 * * ? *)', true],
  ])('%s stops a jump: %s', (expression, stops) => {
    expect(aScheduler(expression).open().stopsJumps).toBe(stops);
  });
});

describe('the inbox', () => {
  it('is whole after a restart, a torn last line left out', async () => {
    const folder = temporaryFolder();
    const before = openInbox(folder);
    before.keep(aMail('m1', { customer: 'C1' }), Buffer.from('Subject: Hi\r\nContent-Type: text/plain\r\n\r\nHello'));
    before.keep(aMail('m2'), Buffer.from('Subject: Ho\r\n\r\nHo'));
    appendFileSync(join(folder, 'index.jsonl'), '{"id":"m3","at":1,"chan');
    const after = openInbox(folder);
    expect(after.list({ limit: 10 }).items.map(({ id }) => id)).toEqual(['m2', 'm1']);
    expect(await after.read('m1')).toMatchObject({ text: 'Hello\n', html: undefined, attachments: [] });
  });

  it('gives page after page, newest first, by customer and by what is searched', () => {
    const inbox = openInbox(temporaryFolder());
    for (let i = 1; i <= 5; i++) inbox.keep(aMail(`m${i}`, { customer: i % 2 === 0 ? 'even' : 'odd' }));
    const first = inbox.list({ limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual(['m5', 'm4']);
    expect(inbox.list({ limit: 9, after: first.next }).items.map(({ id }) => id)).toEqual(['m3', 'm2', 'm1']);
    expect(inbox.list({ limit: 9, customer: 'even' }).items.map(({ id }) => id)).toEqual(['m4', 'm2']);
    expect(inbox.list({ limit: 9, search: 'OF M3' }).items.map(({ id }) => id)).toEqual(['m3']);
  });
});

describe('stream positions', () => {
  it('are where each consumer had come to', () => {
    const file = join(temporaryFolder(), 'positions.jsonl');
    const before = openStreamPositions(file);
    before.move('a', '001');
    before.move('b', '002');
    before.move('a', '003');
    appendFileSync(file, '{"consumer":"a","sequ');
    const after = openStreamPositions(file);
    expect([after.of('a'), after.of('b'), after.of('c')]).toEqual(['003', '002', undefined]);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
  });
});

describe('the data folder', () => {
  it('belongs to one start at a time', () => {
    const path = join(temporaryFolder(), 'data');
    const first = openDataDirectory(path);
    expect(() => openDataDirectory(path)).toThrow(
      `is in use by process ${process.pid}. Stop that one, or give another folder with --data.`,
    );
    first.release();
    openDataDirectory(path).release();
  });

  it('is left alone where another version wrote it', () => {
    const path = join(temporaryFolder(), 'data');
    openDataDirectory(path).release();
    openDataDirectory(path).release();
    writeFileSync(join(path, 'form.json'), '{"form":99}');
    expect(() => openDataDirectory(path)).toThrow(
      'was written by another version of Perennial (form 99, this one reads 3). It is left as it is',
    );
    const unmarked = join(temporaryFolder(), 'old');
    mkdirSync(join(unmarked, 'dynamodb'), { recursive: true });
    expect(() => openDataDirectory(unmarked)).toThrow('(form 1, this one reads 3)');
  });

  it('is free again when the process that held it was killed', () => {
    const path = join(temporaryFolder(), 'data');
    mkdirSync(path);
    writeFileSync(join(path, 'lock.json'), JSON.stringify({ pid: process.pid, started: 'another process of this number' }));
    openDataDirectory(path).release();
  });

  it('says what to do where it is not a folder', () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    expect(() => openDataDirectory(path)).toThrow('is not a folder. Give another one with --data.');
  });

  // Root may write anywhere.
  it.skipIf(process.getuid?.() === 0)('says what to do where it cannot be written', () => {
    const path = temporaryFolder();
    chmodSync(path, 0o500);
    expect(() => openDataDirectory(path)).toThrow('cannot be written. Change its permissions');
  });

  it('says what to do where the disk is full', () => {
    expect(whyNot('/data', Object.assign(new Error('x'), { code: 'ENOSPC' }))).toBe(
      'The disk is full: nothing can be kept in /data. Make room, or give another folder with --data.',
    );
  });
});
