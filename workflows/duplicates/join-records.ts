import type { Asset } from '../../domain/customer.ts';
import type { StateRecord } from '../records.ts';

/** The other's record as it stands with the kept customer. What was counted as a goal once is not counted again. */
export function recordOfKept(record: StateRecord, { kept, other, renamed }: Joining): StateRecord {
  const nameOf = (id: string): string => renamed[id] ?? id;
  switch (record.type) {
    case 'OWN_FACT':
      return record.body.subject === other ? { ...record, body: { ...record.body, subject: kept } } : record;
    case 'CASE':
      return { ...record, body: { ...record.body, id: nameOf(record.body.id) } };
    case 'OFFER':
      return { ...record, body: { ...record.body, id: nameOf(record.body.id) } };
    case 'ANSWER': {
      const { goal: _, ...body } = record.body;
      return { ...record, body };
    }
    case 'BOOKING': {
      const { goal: _, ...body } = record.body;
      return { ...record, body };
    }
    default:
      return record;
  }
}

interface Joining {
  readonly kept: string;
  readonly other: string;
  readonly renamed: Readonly<Record<string, string>>;
}

/** Where both have a record of one id: the kept one's, with what it lacks. An order or an event counts once. */
export function joinRecords(kept: StateRecord, other: StateRecord): StateRecord {
  if (kept.type === 'ASSET' && other.type === 'ASSET') return { type: 'ASSET', body: joinAssets(kept.body, other.body) };
  if (kept.type === 'RECALL' && other.type === 'RECALL') {
    const { acknowledgedOn = other.body.acknowledgedOn, closedOn = other.body.closedOn, done = other.body.done } = kept.body;
    return { type: 'RECALL', body: { ...kept.body, acknowledgedOn, closedOn, done } };
  }
  return kept;
}

/** One product that both were noted as owners of is superseded by nobody, unless a third has it. */
function joinAssets(kept: Asset, other: Asset): Asset {
  const superseded = kept.supersededOn !== undefined && other.supersededOn !== undefined;
  const given = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  const { supersededOn, ...asset }: Asset = { ...kept, ...other, ...given };
  return superseded && supersededOn !== undefined ? { ...asset, supersededOn } : asset;
}
