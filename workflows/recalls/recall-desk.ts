import type { Recall } from '../../domain/answer.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { safeCsv } from '../../domain/csv/safe-csv.ts';
import type { Asset, Customer } from '../../domain/customer.ts';
import { recallSubject } from '../../domain/facts/fact.ts';
import { type Message, outcomeOf } from '../../domain/message.ts';
import { readMessageKey } from '../../domain/occasion.ts';
import { missingSteps, tickStep } from '../../domain/recalls/closing-steps.ts';
import { placeOf, type RecallRoute, recallRoute } from '../../domain/recalls/recall-route.ts';
import { productName } from '../../domain/rules/asset-rules.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerDirectory } from '../customer-directory.ts';
import { inParallel } from '../in-parallel.ts';
import type { Records } from '../records.ts';
import type { RecallBook, RecalledPiece } from './recall-book.ts';

export interface RecallServices {
  readonly clock: Clock;
  readonly records: Records;
  readonly recalls: RecallBook;
  readonly library: CampaignLibrary;
  readonly directory: Pick<CustomerDirectory, 'timeline'>;
}

/** One owner of a recalled product: who was told when, and what came of it. */
export interface RecallLine {
  readonly customer: Customer;
  readonly product: string;
  readonly serial: string | undefined;
  readonly asset: string;
  readonly notices: readonly Pick<Message, 'at' | 'step' | 'channel' | 'state' | 'reason'>[];
  readonly firstTold: Instant | undefined;
  readonly acknowledgedOn: string | undefined;
  /** Nothing reached this owner by mail or text, and nothing is acknowledged: a letter has to be posted. */
  readonly byPost: boolean;
  readonly route: RecallRoute;
  readonly missing: readonly string[];
  readonly closedOn: string | undefined;
}

export const RECALL_NOTICE = 'recall-notice';
/** Whoever gave it away is told by the first of these, everybody else by the second. */
const notices: ReadonlySet<string> = new Set(['recall-forward', RECALL_NOTICE]);
const AT_ONCE = 16;

/** care 19: the proof of a recall, owner by owner. */
export async function recallLines(services: RecallServices, id: string): Promise<readonly RecallLine[]> {
  const settings = await services.library.settings();
  const pieces: RecalledPiece[] = [];
  for await (const piece of services.recalls.pieces(id)) pieces.push(piece);
  const lines = await inParallel(pieces, AT_ONCE, (piece) => lineOf(services, piece, settings));
  return lines.filter((line) => line !== undefined);
}

async function lineOf(
  { records, directory }: RecallServices,
  { customer: id, recall }: RecalledPiece,
  settings: Settings,
): Promise<RecallLine | undefined> {
  const stored = await records.read([
    { customer: id, type: 'PROFILE', id },
    { customer: id, type: 'ASSET', id: recall.assetId },
  ]);
  const [customer] = stored.flatMap(({ record }) => (record.type === 'PROFILE' ? [record.body] : []));
  const [asset] = stored.flatMap(({ record }): Asset[] => (record.type === 'ASSET' ? [record.body] : []));
  if (customer === undefined || asset === undefined) return undefined;
  const all = (await directory.timeline(id)).filter(
    // Its subject shows the product alone; the key names the recall too.
    (message) => notices.has(message.campaign) && readMessageKey(message.key).subject === recallSubject(recall),
  );
  const told = all.filter((message) => outcomeOf(message) === 'sent' && message.state !== 'bounced');
  return {
    customer,
    product: productName(asset),
    serial: asset.serial,
    asset: asset.id,
    notices: [...all].sort((a, b) => a.at - b.at),
    firstTold: told.length === 0 ? undefined : Math.min(...told.map(({ at }) => at)),
    acknowledgedOn: recall.acknowledgedOn,
    byPost: told.length === 0 && all.length > 0 && recall.acknowledgedOn === undefined,
    route: recallRoute(placeOf(customer), settings.recalls.workshops, settings.recalls.homeVisitBeyondKm),
    missing: missingSteps(recall, settings.recalls.closingSteps),
    closedOn: recall.closedOn,
  };
}

/** Who was told, when and how, who acknowledged, and whom only a letter reaches; a file that no spreadsheet runs. */
export function recallProof(lines: readonly RecallLine[]): string {
  const header = [
    'customer_id',
    'name',
    'product',
    'serial',
    'first_told_at',
    'notices',
    'acknowledged_on',
    'by_post',
    'route',
    'km',
    'steps_missing',
    'closed_on',
  ];
  const when = (at: Instant | undefined) =>
    at === undefined ? '' : new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' }).format(at);
  const rows = lines.map((line) => [
    line.customer.id,
    line.customer.name ?? '',
    line.product,
    line.serial ?? '',
    when(line.firstTold),
    line.notices
      .map(({ at, step, channel, state, reason }) => [when(at), step, channel ?? '', state, reason ?? ''].join(' ').trim())
      .join('; '),
    line.acknowledgedOn ?? '',
    line.byPost ? 'yes' : 'no',
    line.route.kind,
    line.route.kind === 'call' ? '' : String(line.route.km),
    line.missing.join('; '),
    line.closedOn ?? '',
  ]);
  return safeCsv(header, rows);
}

const TRIES = 5;

/** Ticks a step off; undefined where there is no such recall, or no such step that is still to be done. */
export async function doStep(
  { records, library, clock }: RecallServices,
  { customer, recall: id, asset, step, by }: { customer: string; recall: string; asset: string; step: string; by: string },
): Promise<Recall | undefined> {
  const { recalls } = await library.settings();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const stored = await records.read([
      { customer, type: 'RECALL', id: `${id}#${asset}` },
      { customer, type: 'PROFILE', id: customer },
    ]);
    const [found] = stored.flatMap(({ record, rev }) => (record.type === 'RECALL' ? [{ recall: record.body, rev }] : []));
    const [zone] = stored.flatMap(({ record }) => (record.type === 'PROFILE' ? [record.body.timeZone] : []));
    if (found === undefined || zone === undefined) return undefined;
    const at = clock.now();
    const next = tickStep(found.recall, { step, at, by }, localDate(at, zone), recalls.closingSteps);
    if (next === undefined) return undefined;
    const [done] = await records.write([{ customer, record: { type: 'RECALL', body: next }, expectedRev: found.rev }], 'live');
    if (done === true) return next;
  }
  throw new Error(`A step of a recall could not be ticked: it changed under all ${TRIES} tries. Try again.`);
}
