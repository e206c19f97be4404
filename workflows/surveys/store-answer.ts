import type { Answer } from '../../domain/answer.ts';
import { HOUR } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { goalReached } from '../../domain/campaigns/goal.ts';
import { branchOf } from '../../domain/cases/branch-calendar.ts';
import { type Case, isOpen, MAX_OPEN_CASES } from '../../domain/cases/case.ts';
import { caseAfterAnswer, caseIdFor } from '../../domain/cases/case-moves.ts';
import { FOLLOW_UP } from '../../domain/cases/follow-up.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { readMessageKey } from '../../domain/occasion.ts';
import { dearestLine } from '../../domain/order.ts';
import type { Settings } from '../../domain/settings.ts';
import { isDissatisfied, type Reply } from '../../domain/surveys/survey.ts';
import { isClosedFor } from '../../domain/surveys/survey-round.ts';
import { newVoucher } from '../../domain/vouchers/voucher.ts';
import type { Clock } from '../clock.ts';
import type { CustomerWrites, JointWrite } from '../customer-writes.ts';
import type { Gates } from '../gates.ts';
import type { RecordRef, Records, StateRecord } from '../records.ts';
import type { RoundServices } from './survey-rounds.ts';

export interface AnswerServices extends RoundServices {
  readonly clock: Clock;
  readonly records: Records;
  readonly gates: Gates;
  readonly writes: CustomerWrites;
  /** A code that cannot be guessed. */
  readonly newCode: () => string;
}

/** Answers to one invitation that are taken in an hour. */
export const ANSWERS_PER_HOUR = 10;

const ATTEMPTS = 8;

export interface Answering {
  readonly state: Pick<CustomerState, 'customer' | 'membership'>;
  readonly settings: Settings;
  /** The invitation: the key of the message that asked. */
  readonly id: string;
  readonly reply: Reply;
}

export type Stored = { readonly kind: 'stored'; readonly answer: Answer } | { readonly kind: 'closed' | 'too-many' | 'gone' };

/** The answer that stands for an invitation. */
export async function storedAnswer(
  { records }: Pick<AnswerServices, 'records'>,
  customer: string,
  id: string,
): Promise<Answer | undefined> {
  const [stored] = await records.read([{ customer, type: 'ANSWER', id }]);
  return stored?.record.type === 'ANSWER' ? stored.record.body : undefined;
}

/**
 * One answer for each invitation; the last write wins. The case of somebody dissatisfied, the voucher for it and the gate that holds
 * cards and sales back are written with the answer, in one transaction (docs/decisions/030): whoever reads "thank you" has all of them.
 */
export async function storeAnswer(services: AnswerServices, answering: Answering): Promise<Stored> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const plan = await planAnswer(services, answering);
    if (plan.kind !== 'write') return plan;
    if (await services.writes.commit(answering.state.customer.id, plan.write, 'live')) return { kind: 'stored', answer: plan.answer };
  }
  throw new Error(`An answer could not be stored: what belongs to it changed under all ${ATTEMPTS} attempts.`);
}

type Plan = { readonly kind: 'write'; readonly answer: Answer; readonly write: JointWrite } | Exclude<Stored, { kind: 'stored' }>;

async function planAnswer(services: AnswerServices, { state, settings, id, reply }: Answering): Promise<Plan> {
  const { customer } = state;
  const at = services.clock.now();
  const { campaign, subject } = readMessageKey(id);
  const caseId = campaign === FOLLOW_UP ? subject : caseIdFor(customer.id, id);
  const [found, { round }, [invitation]] = await Promise.all([
    readTogether(services.records, customer.id, { id, caseId, order: subject }),
    services.rounds.read(campaign),
    services.messages.read(customer.id, [id]),
  ]);
  if (isClosedFor(round, invitation?.at)) return { kind: 'closed' };
  const posts = (found.answer?.body.posts ?? []).filter((post) => post > at - HOUR && post <= at);
  if (posts.length >= ANSWERS_PER_HOUR) return { kind: 'too-many' };

  const context = { product: found.product ?? found.answer?.body.product, tier: state.membership?.tier };
  const day = localDate(at, customer.timeZone);
  const goal = found.answer === undefined ? goalReached(invitation, 'answer', day) : found.answer.body.goal;
  const fresh: Answer = { id, campaign, at, day, ...reply, ...context, goal, posts: [...posts, at] };
  const dissatisfied = isDissatisfied(fresh);
  const turned = found.answer === undefined || isDissatisfied(found.answer.body) !== dissatisfied;
  // An edit that leaves the verdict as it was keeps the first answer's day: its dated fact does not move, nobody is apologised to twice.
  const answer = turned ? fresh : { ...fresh, day: found.answer?.body.day ?? fresh.day };
  const act = { at, by: 'customer', timeZone: customer.timeZone, branch: branchOf(customer) };
  const next = caseAfterAnswer(found.case?.body, answer, { dissatisfied, turned }, act, settings, caseId);
  const records: JointWrite['records'][number][] = [{ record: { type: 'ANSWER', body: answer }, expectedRev: found.answer?.rev ?? 0 }];
  if (next === undefined) return { kind: 'write', answer, write: { records } };

  records.push({ record: { type: 'CASE', body: next }, expectedRev: found.case?.rev ?? 0 });
  const gate = await openedGate(services.gates, customer.id, next);
  if (gate === 'gone') return { kind: 'gone' };
  if (gate === 'full') return { kind: 'write', answer, write: { records: records.slice(0, 1) } };
  if (found.case !== undefined || campaign === FOLLOW_UP) return { kind: 'write', answer, write: { records, gate } };
  const voucher = newVoucher(caseId, services.newCode(), localDate(at, customer.timeZone));
  records.push({ record: { type: 'OFFER', body: voucher }, expectedRev: 0 });
  return { kind: 'write', answer, write: { records, gate, newCode: voucher.code } };
}

/** The gate with the case on it; undefined where it stands there already. */
async function openedGate(gates: Gates, customer: string, one: Case): Promise<JointWrite['gate'] | 'gone' | 'full'> {
  const { rev, ...gate } = await gates.read(customer);
  if (gate.erased === true) return 'gone';
  const openCases = gate.openCases ?? [];
  if (!isOpen(one) || openCases.includes(one.id)) return undefined;
  if (openCases.length >= MAX_OPEN_CASES) return 'full';
  return { next: { ...gate, openCases: [...openCases, one.id] }, expectedRev: rev };
}

interface Found<Body> {
  readonly body: Body;
  readonly rev: number;
}

interface ReadTogether {
  answer?: Found<Answer>;
  case?: Found<Case>;
  product?: string;
}

async function readTogether(records: Records, customer: string, ids: { id: string; caseId: string; order: string }): Promise<ReadTogether> {
  const refs: RecordRef[] = [
    { customer, type: 'ANSWER', id: ids.id },
    { customer, type: 'CASE', id: ids.caseId },
    { customer, type: 'ORDER', id: ids.order },
  ];
  const found: ReadTogether = {};
  for (const { record, rev } of await records.read(refs)) take(found, record, rev);
  return found;
}

function take(found: ReadTogether, record: StateRecord, rev: number): void {
  if (record.type === 'ANSWER') found.answer = { body: record.body, rev };
  if (record.type === 'CASE') found.case = { body: record.body, rev };
  const product = record.type === 'ORDER' ? dearestLine(record.body)?.sku : undefined;
  if (product !== undefined) found.product = product;
}
