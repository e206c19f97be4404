import type { Consent } from '../../domain/contact.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import { changeGate } from '../change-consent.ts';
import type { Clock } from '../clock.ts';
import type { Gates } from '../gates.ts';
import type { ImportRecord, LeftRecord } from '../import-shelf.ts';
import { inParallel } from '../in-parallel.ts';
import type { RecordRef } from '../records.ts';
import type { ImportBook } from './import-book.ts';
import type { LoggedChange } from './import-log.ts';

/** What came of one record. `left`: somebody else changed it since, or something hangs on it. */
export type TakenBack = 'removed' | 'restored' | 'left';

/** Records that bear an import's id. */
export interface ImportTraces {
  /** How many of these are still as the import left them. */
  untouched(id: string, refs: readonly RecordRef[]): Promise<number>;
  /** Sets back, or removes, where nothing has changed since; again is as once. */
  takeBack(id: string, change: Extract<LoggedChange, { kind: 'record' }>): Promise<TakenBack>;
}

export interface UndoServices {
  readonly clock: Clock;
  readonly gates: Gates;
  readonly book: ImportBook;
  readonly traces: ImportTraces;
  readonly log: {
    read(id: string, part: number): Promise<readonly LoggedChange[]>;
    /** What was left as it is, for whoever wants to see to it. */
    writeLeft(id: string, left: readonly LeftRecord[]): Promise<void>;
  };
}

const AT_ONCE = 16;
const PROGRESS_EVERY = 1000;
const MOST_LEFT = 10_000;

/** What cannot be taken back by this: a recall that began is closed product by product. */
export const isUndoable = ({ kind, state, dry, log }: Pick<ImportRecord, 'kind' | 'state' | 'dry' | 'log'>): boolean =>
  undoable(kind) && dry !== true && log !== undefined && (state === 'done' || state === 'failed' || state === 'undoing');

const undoable = (kind: ImportKind): boolean => kind !== 'recalls';

/**
 * Takes a whole import back: what it made is removed, what it changed is set back, where nothing has changed it since. Products, orders and
 * the rest first, people after them: somebody of whom anything else is held stays. Begun again, it goes on.
 */
export async function undoImport({ clock, gates, book, traces, log }: UndoServices, id: string): Promise<void> {
  const known = await book.get(id);
  if (known?.state !== 'undoing' || known.undo === undefined || known.log === undefined) return;
  let undo = { ...known.undo, removed: 0, restored: 0, left: 0 };
  const left: LeftRecord[] = [];
  let told = clock.now();
  const count = (what: TakenBack, of: LeftRecord) => {
    undo = { ...undo, [what]: undo[what] + 1 };
    if (what === 'left' && left.length < MOST_LEFT) left.push(of);
  };
  const seen = new Set<string>();
  for (const people of [false, true]) {
    for (let part = 1; part <= known.log.parts; part += 1) {
      const changes = (await log.read(id, part)).filter((change) => isOfPeople(change) === people);
      // Of a record that the file changed twice the first note says what stood there before.
      const first = changes.filter((change) => !seen.has(nameOf(change)) && seen.add(nameOf(change)));
      await inParallel(first, AT_ONCE, async (change) => {
        if (change.kind === 'record') return count(await traces.takeBack(id, change), change.ref);
        // Records are counted; of consents those alone that were left.
        if (await areConsentsLeft({ gates, clock }, change, undo.by))
          count('left', { customer: change.customer, type: 'CONSENT', id: String(change.n) });
      });
      if (clock.now() - told < PROGRESS_EVERY) continue;
      told = clock.now();
      await book.put({ ...known, undo });
    }
  }
  await log.writeLeft(id, left);
  await book.put({ ...known, state: 'undone', undo: { ...undo, endedAt: clock.now() } });
}

/** Consents go back before people do: whoever is removed has none. */
const isOfPeople = (change: LoggedChange): boolean => change.kind === 'record' && change.ref.type === 'PROFILE';

const nameOf = (change: LoggedChange): string =>
  JSON.stringify(change.kind === 'record' ? [change.ref.customer, change.ref.type, change.ref.id] : [change.customer, change.n]);

/** A consent that nobody has said anything about since is put as it was before, with a proof of that; true where somebody has. */
async function areConsentsLeft(
  { gates, clock }: { readonly gates: Gates; readonly clock: Clock },
  { customer, n, email, sms }: Extract<LoggedChange, { kind: 'consents' }>,
  by: string,
): Promise<boolean> {
  const gate = await gates.read(customer);
  // Whoever is gone has no consents.
  if (gate.rev === 0 || gate.erased === true) return false;
  // Done already by a run that was cut short: one entry further, and as it was before.
  const isBack = gate.ledger?.n === n + 1 && (email?.from ?? gate.email.consent) === gate.email.consent;
  if (isBack && (sms?.from ?? gate.sms.consent) === gate.sms.consent) return false;
  if (gate.ledger?.n !== n) return true;
  let mine = true;
  const back = (moved: { readonly from: Consent; readonly to: Consent } | undefined) =>
    moved === undefined || moved.from === moved.to ? undefined : moved.from;
  const origin = { source: 'import', by, wording: 'import-undone/1' } as const;
  const result = await changeGate({ gates, clock }, customer, origin, (gate) => {
    mine = gate.ledger?.n === n;
    return mine ? { email: back(email), sms: back(sms) } : {};
  });
  return !mine || result === 'erased';
}
