import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { InternalServerError } from '@aws-sdk/client-dynamodb';
import { readRows } from '../../adapters/csv/read-rows.ts';
import { dynamoModelOwners } from '../../adapters/dynamo/dynamo-model-owners.ts';
import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import { shortLinkReader } from '../../adapters/links/short-links.ts';
import { signedLinks } from '../../adapters/links/signed-links.ts';
import { signToken } from '../../adapters/links/token.ts';
import { tokenReader } from '../../adapters/links/token-reader.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { starterCampaigns } from '../../campaigns/starters.ts';
import { visitSlots } from '../../domain/bookings/visit-slots.ts';
import { DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { logger } from '../../functions/observed.ts';
import { starterLibrary } from '../../local/starter-library.ts';
import { customerPages } from '../../pages/app.ts';
import type { PageServices } from '../../pages/services.ts';
import { receiveText } from '../../workflows/feedback/receive-text.ts';
import { recordFeedback } from '../../workflows/feedback/record-feedback.ts';
import { importRecords } from '../../workflows/import-records.ts';
import { learnCycles } from '../../workflows/learn/learn-cycles.ts';
import { canary, canaryFiles, isCanary, phoneOf, planted, textOf } from './canary-files.ts';
import { capturingOutput } from './captured-output.ts';
import { type CallsProps, PlumbingFault } from './faulty-calls.ts';
import { anImportContext, bytesOf } from './import-text.ts';
import { sendBench } from './send-bench.ts';
import { deriverOf, stateChanges } from './stream-records.ts';

const keyring = { tenant: 'test', keys: [{ kid: 'k1', secret: 'a secret of the tests, long enough to be one' }] } as const;

/** The settings: a calendar with room for everybody on one morning. */
const settings = { bookings: { ...defaultSettings.bookings, capacity: 100_000 } };

/**
 * People with a canary in every field go through import, sends with all that the starters say, survey, booking, preferences, feedback and
 * texts; the table fails for an hour, so that pages of theirs become dead letters; they are exported, and erased. What the functions would
 * have logged and measured is read as they would have written it.
 */
export async function canariesThroughEverything(people: number) {
  const { result, output } = await capturingOutput(() => story(people));
  const { places, ...rest } = result;
  const everywhere = { ...places, 'logs and metrics': output.split('\n') };
  return {
    ...rest,
    linesLogged: output.split('\n').filter((line) => line.startsWith('{')).length,
    found: Object.entries(everywhere).flatMap(([place, texts]) => texts.filter(isCanary).map((text) => `${place}: ${text.slice(0, 300)}`)),
  };
}

/** As AWS says it: the call's keys are no part of it. */
const asAwsSays = (fault: unknown): unknown =>
  fault instanceof PlumbingFault ? new InternalServerError({ message: 'Internal server error', $metadata: {} }) : fault;

async function story(people: number) {
  const library = await starterLibrary();
  const liquid = liquidRenderer();
  const logged = (what: string) => (fault: unknown) => logger.error(what, { fault: asAwsSays(fault) });
  const metrics = new Metrics({ namespace: 'Perennial', serviceName: 'settle-unknown' });
  let codes = 0;
  const bench = sendBench({
    settings,
    links: signedLinks({ keyring, pagesUrl: 'https://care.example.com', clock: { now: () => bench.clock.at } }),
    renderer: {
      async render(id, _content, values) {
        const [campaign, , step, channel, locale = ''] = id.split('/');
        const language = locale.startsWith('zh') ? 'zh' : 'en';
        const piece = library.contents.find(
          (each) => each.campaign === campaign && each.step === step && each.channel === channel && each.locale === language,
        );
        return piece === undefined ? { kind: 'missing', what: id } : await liquid.render(`${id}`, piece.content, values);
      },
    },
    onFault: logged('A page could not be worked through'),
  });
  const { stores, table, clock } = bench;
  clock.at = Date.parse('2026-11-21T07:00:00Z');
  await bench.start(...starterCampaigns.map((campaign) => ({ ...campaign, live: true, approved: true })));
  await bench.tick();
  const requests = dynamoSubjectRequests(table);
  const services: PageServices = {
    ...stores,
    requests,
    newCode: () => {
      codes += 1;
      return `CARE-${codes}`;
    },
    shortLink: shortLinkReader(keyring, stores.shortLinks),
    myDataLink: () => '/p/my-data/x',
    tokens: tokenReader(keyring, clock),
  };
  const pages = customerPages(services, logged('A page could not be shown'));
  const ports = {
    records: stores.records,
    gates: stores.gates,
    manyGates: stores.manyGates,
    mails: stores.mails,
    tombstones: stores.tombstones,
    joined: stores.joined,
    owners: dynamoModelOwners(table),
    recalls: stores.recalls,
    states: stores.states,
    writes: stores.writes,
  };
  const ids = Array.from({ length: people }, (_, n) => canary(n, 'id'));

  const bringIn = async (kind: ImportKind, header: string, rows: readonly (readonly string[])[]) => {
    const csv = [header, ...rows.map((row) => row.join(','))].join('\n');
    const rejects: { line: number; column: string; reason: string }[] = [];
    const report = await importRecords(ports, {
      kind,
      source: readRows(bytesOf(csv), kind),
      context: anImportContext(clock.at),
      onRejects: async (lot) => void rejects.push(...lot),
    });
    return { report, rejects };
  };
  let seen = 0;
  const settle = async (hours: number, plumbing?: () => CallsProps) => {
    await deriverOf(bench, logged('A customer could not be derived'))({ Records: stateChanges(bench.changes.slice(seen)) } as never);
    seen = bench.changes.length;
    await bench.drain(plumbing);
    for (let hour = 0; hour < hours; hour++) await bench.live(clock.at + HOUR, plumbing);
  };
  const link = (page: string, purpose: 'survey' | 'preferences' | 'booking', customer: string, subject = '') =>
    `/p/${page}/${signToken(keyring, { purpose, customer, subject, expiresAt: clock.at + DAY })}`;
  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

  const slot = String(visitSlots({ ...defaultSettings, ...settings }, clock.at)[0]?.at);
  const book = async (n: number) =>
    (await pages.request(link('booking', 'booking', canary(n, 'id'), `product-birthday/card/${canary(n, 'asset')}/3`), form({ slot })))
      .status;

  for (const [kind, header, row] of canaryFiles)
    await bringIn(
      kind,
      header,
      ids.map((_, n) => row(n)),
    );
  await settle(6);
  const sentBefore = bench.accepted.length;
  for (const { message } of bench.accepted.slice()) {
    const { channel, tags } = message;
    for (const kind of ['delivered', 'opened', 'clicked'] as const)
      await recordFeedback(stores, {
        kind,
        channel,
        ...tags,
        providerId: 'p',
        at: clock.at,
        hit: { userAgent: 'Mozilla/5.0 (iPhone)', link: 'a' },
      });
  }
  const booked: number[] = [];
  for (const [n, customer] of ids.entries()) {
    if (n % 2 === 0) booked.push(await book(n));
    const invitation = `satisfaction-survey/day7/${canary(n, 'order')}/2026-11-14`;
    await pages.request(
      link('survey', 'survey', customer, invitation),
      form({ perceived: '2', expected: '5', comment: canary(n, 'comment') }),
    );
    await pages.request(
      link('preferences', 'preferences', customer),
      form({ form: 'preferences', shown: 'email', language: 'zh', less: 'on' }),
    );
    await receiveText(stores, { id: `${n}a`, from: phoneOf(n), body: `please help ${canary(n, 'texted')}`, at: clock.at });
    await receiveText(stores, { id: `${n}b`, from: phoneOf(n), body: 'STOP', at: clock.at });
  }
  await settle(2);
  // Somebody whose record nobody can read, and an hour without a table: faults are logged, pages given up.
  const spoilt = canary(people, 'id');
  await table.put({ pk: `C#${spoilt}`, sk: 'ASSET#x', type: 'ASSET', id: 'x', name: canary(people, 'thing'), purchasedOn: 42, rev: 1 });
  await pages.request(link('preferences', 'preferences', spoilt));
  for (const n of ids.keys()) if (n % 2 === 1) booked.push(await book(n));
  await settle(1, () => ({ faults: [{ call: 1, kind: 'error-before' }] }));
  const waiting = bench.letters.length + bench.deadLetters.length;
  for (const { what, value } of bench.reports) metrics.addMetric(what, MetricUnit.Count, value).publishStoredMetrics();

  const missing: string[] = [];
  for (const [n, customer] of ids.entries()) {
    const held = ((await requests.exportOf(customer)) ?? []).map(textOf).join('\n');
    missing.push(...planted(n).filter((text) => !held.includes(text)));
  }
  const heldBefore = [...table.items()].map(textOf).filter(isCanary).length;
  for (const customer of [...ids, spoilt]) await requests.erase(customer, clock.at);
  const acceptedBefore = bench.accepted.length;
  await settle(2);
  await requests.finishErasures(clock.at);
  await settle(1);
  const comeBack = await bringIn(
    canaryFiles[0]?.[0] ?? 'customers',
    canaryFiles[0]?.[1] ?? '',
    ids.map((_, n) => canaryFiles[0]?.[2](n) ?? []),
  );
  const elsewhere = await bringIn(
    'customers',
    'customer_id,email,phone',
    ids.map((_, n) => [`other${n}`, `${canary(n, 'mail').toUpperCase()}@example.com`, phoneOf(n)]),
  );

  // Requests to learn are ids, until the night.
  const asked = stores.learnQueue.requests().length;
  clock.at += DAY;
  await learnCycles(stores);

  const places = {
    table: [...table.items()].map(textOf),
    queue: bench.letters.map(({ body }) => body),
    'dead letters': bench.deadLetters.map(({ body }) => body),
    'requests to learn': stores.learnQueue.requests().map((request) => JSON.stringify(request)),
  };
  return {
    places,
    booked: booked.filter((status) => status === 200).length,
    waiting,
    asked,
    sentBefore,
    heldBefore,
    missing,
    sentAfter: bench.accepted.length - acceptedBefore,
    comeBack: comeBack.rejects.length + elsewhere.rejects.length,
  };
}
