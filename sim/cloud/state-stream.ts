import { createHash } from 'node:crypto';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import type { ChangeRecord } from '../../adapters/dynamo/memory-table.ts';
import type { Item } from '../../adapters/dynamo/table.ts';
import { HOUR, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Surroundings } from '../faults/invocation.ts';

interface Told {
  readonly at: Instant;
  readonly record: DynamoDBRecord;
}

/** What came of a batch: undefined where the worker died or threw, else the places that failed. */
type BatchEnding = readonly string[] | undefined;

export interface ConsumerProps {
  readonly name: string;
  readonly types: ReadonlySet<string>;
  readonly batchSize: number;
  /** Milliseconds for which records are gathered. */
  readonly window: number;
  /** Records of different items may come in another order. */
  readonly shuffles: boolean;
  /** What it gives up is handed in again. */
  readonly keepsFailed: boolean;
  readonly work: (name: string, shard: string, records: readonly DynamoDBRecord[]) => Promise<BatchEnding>;
  readonly isAway: () => boolean;
}

const SHARDS = 2;
const RETRIES = 5;
const OLDEST = 6 * HOUR;

/** What one consumer has yet to do of one shard; a range is a batch cut short by a failure before it. */
interface Lane {
  readonly waiting: Told[];
  ranges: { readonly records: Told[]; readonly tries: number }[];
  busy: boolean;
}

/** A consumer of the table's stream: in order per shard, bisected on failure, given up after five retries or six hours. */
export function streamConsumer(props: ConsumerProps, { timeline, chance, faults, trace }: Surroundings) {
  const lanes = Array.from({ length: SHARDS }, (): Lane => ({ waiting: [], ranges: [], busy: false }));
  /** As the on-failure destination keeps them, by name. */
  const failedBatches = new Map<string, readonly DynamoDBRecord[]>();
  let givenUp = 0;

  function wake(shard: number, after: number): void {
    const lane = lanes[shard];
    if (lane === undefined || lane.busy) return;
    lane.busy = true;
    timeline.at(timeline.now() + after, () => void workOff(shard, lane));
  }

  async function workOff(shard: number, lane: Lane): Promise<void> {
    if (props.isAway()) {
      timeline.at(timeline.now() + MINUTE, () => void workOff(shard, lane));
      return;
    }
    const range = lane.ranges.shift() ?? { records: lane.waiting.splice(0, props.batchSize), tries: 0 };
    const fresh = range.records.filter(({ at }) => timeline.now() - at <= OLDEST);
    if (fresh.length < range.records.length) giveUp(range.records.filter((told) => !fresh.includes(told)));
    if (fresh.length > 0) await attempt(shard, lane, { ...range, records: fresh });
    lane.busy = false;
    if (lane.ranges.length + lane.waiting.length > 0)
      wake(shard, lane.ranges.length > 0 ? 1000 * 2 ** Math.min(6, range.tries) : props.window);
  }

  async function attempt(shard: number, lane: Lane, { records, tries }: { records: Told[]; tries: number }): Promise<void> {
    const first = placeOf(records[0]);
    if (props.keepsFailed && tries === 0 && faults.strikes('stream-given-up', `${props.name} ${first}`)) {
      giveUp(records);
      return;
    }
    const name = `s${shard} ${first}+${records.length} t${tries}`;
    const shuffled = props.shuffles && faults.strikes('stream-shuffled', `${props.name} ${name}`) ? shuffle(records, name) : records;
    const failed = await props.work(
      name,
      `shard-${shard}`,
      shuffled.map(({ record }) => record),
    );
    if (failed?.length === 0) {
      const again = `${props.name} s${shard} ${first}`;
      if (tries < 100 && faults.strikes('stream-twice', again)) lane.ranges.unshift({ records, tries: 100 });
      return;
    }
    if (tries >= 100) return;
    const from =
      failed === undefined
        ? 0
        : Math.max(
            0,
            records.findIndex((told) => failed.includes(placeOf(told))),
          );
    const rest = records.slice(from);
    if (rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      lane.ranges.unshift({ records: rest.slice(0, middle), tries: tries + 1 }, { records: rest.slice(middle), tries: tries + 1 });
    } else if (tries >= RETRIES) giveUp(rest);
    else lane.ranges.unshift({ records: rest, tries: tries + 1 });
  }

  function giveUp(records: readonly Told[]): void {
    givenUp += 1;
    failedBatches.set(
      `${placeOf(records[0])}+${records.length}`,
      records.map(({ record }) => record),
    );
    trace.add(timeline.now(), `${props.name} gives up ${records.map(placeOf).join()}`);
  }

  function shuffle(records: readonly Told[], name: string): Told[] {
    const dice = chance.of('shuffle').of(name);
    const order = new Map(records.map((told) => [told, dice.roll()]));
    return [...records].sort((a, b) => (itemOf(a) === itemOf(b) ? 0 : (order.get(a) ?? 0) - (order.get(b) ?? 0)));
  }

  return {
    failedBatches,
    /** How many batches were ever given up. */
    givenUp: () => givenUp,
    isIdle: (): boolean => lanes.every(({ waiting, ranges, busy }) => waiting.length + ranges.length === 0 && !busy),
    tell(told: Told, type: string): void {
      if (!props.types.has(type)) return;
      const shard = shardOf(told.record);
      lanes[shard]?.waiting.push(told);
      const late = faults.strikes('stream-late', `${props.name} ${placeOf(told)}`);
      wake(shard, props.window + (late ? chance.of('late').of(placeOf(told)).between(1, 20) * MINUTE : 0));
    },
  };
}

const placeOf = (told: Told | undefined): string => told?.record.dynamodb?.SequenceNumber ?? '';
const itemOf = ({ record }: Told): string => `${record.dynamodb?.Keys?.pk?.S} ${record.dynamodb?.Keys?.sk?.S}`;

function shardOf(record: DynamoDBRecord): number {
  const pk = record.dynamodb?.Keys?.pk?.S ?? '';
  return createHash('sha256').update(pk).digest().readUInt8(0) % SHARDS;
}

/** As DynamoDB Streams tell it, with both images. */
export function streamRecord({ keys, oldImage, newImage }: ChangeRecord, sequence: number, at: Instant): DynamoDBRecord {
  return {
    eventName: oldImage === undefined ? 'INSERT' : 'MODIFY',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1000),
      SequenceNumber: String(sequence).padStart(12, '0'),
      Keys: { pk: { S: keys.pk }, sk: { S: keys.sk } },
      ...(oldImage === undefined ? {} : { OldImage: imageOf(oldImage) }),
      ...(newImage === undefined ? {} : { NewImage: imageOf(newImage) }),
    },
  };
}

/** Top-level texts, numbers and nulls: no handler reads more of an image. */
function imageOf(item: Item): Record<string, AttributeValue> {
  const image: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(item)) {
    if (typeof value === 'string') image[name] = { S: value };
    else if (typeof value === 'number') image[name] = { N: String(value) };
    else if (value === null) image[name] = { NULL: true };
  }
  return image;
}
