import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { dynamoCounters } from '../../adapters/dynamo/dynamo-counters.ts';
import { memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { visitSlots } from '../../domain/bookings/visit-slots.ts';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { createHandler } from '../../functions/count-outcomes/handler.ts';
import { bookVisit, cancelVisit } from '../../workflows/book-visit.ts';
import { storeAnswer } from '../../workflows/surveys/store-answer.ts';
import { aCustomer, aMessage } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';
import { surveyKey } from '../support/pages-cloud.ts';
import { imageOf } from '../support/stream-image.ts';

const ada = aCustomer();

/** Ada has had her machine's birthday card; `counts` are the counters after everything that she did since. */
async function carded() {
  const cloud = consoleCloud();
  await cloud.campaigns();
  await cloud.settings({});
  await cloud.holds('C1', [{ type: 'PROFILE', body: ada }]);
  const card = aMessage({ at: cloud.clock.at });
  const question = aMessage({ key: surveyKey, campaign: 'satisfaction-survey', step: 'day7', at: cloud.clock.at });
  for (const message of [card, question]) await cloud.messages.put('C1', message, { ifAbsent: true });
  cloud.changes.length = 0;
  const pick = () => visitSlots(defaultSettings, cloud.clock.at);
  const book = (nth: number, changing?: number) =>
    bookVisit({ ...cloud }, { customer: ada, offer: card.key, at: pick()[nth]?.at ?? 0, changing });
  const counts = async () => {
    const table = memoryTable();
    const handler = createHandler({ counters: dynamoCounters(table) });
    const Records = cloud.changes.flatMap(({ oldImage, newImage }, at): DynamoDBRecord[] => {
      if (newImage === undefined || !['ANSWER', 'BOOKING'].includes(String(newImage.type))) return [];
      const old = oldImage === undefined ? {} : { OldImage: imageOf(oldImage) };
      return [{ dynamodb: { SequenceNumber: String(at + 1), NewImage: imageOf(newImage), ...old } }];
    });
    await handler({ Records, shardId: 'shard-1' });
    // The stream tells some of it twice.
    await handler({ Records: Records.slice(-2), shardId: 'shard-1' });
    return [...table.items()].flatMap((item) =>
      Object.entries(item).flatMap(([name, value]) => (name.includes('|') && value !== 0 ? [`${item.pk} ${name} ${value}`] : [])),
    );
  };
  return {
    cloud,
    book,
    counts,
    answer: (perceived: number) =>
      storeAnswer(cloud.pages, { state: { customer: ada }, settings: defaultSettings, id: surveyKey, reply: { perceived, expected: 3 } }),
  };
}

describe('> product-birthday: check-up booked in 30 days', () => {
  const once = ['COUNTERS#product-birthday card|email|booked 1', 'COUNTERS#product-birthday card|email|goal 1'];
  const late = ['COUNTERS#product-birthday card|email|booked 1'];

  it('is counted beside the card, once, however often the visit is moved', async () => {
    const { book, counts, cloud } = await carded();
    await book(2);
    expect(await counts()).toEqual(once);
    cloud.clock.at += 3 * DAY;
    await book(5, 0);
    expect(await counts()).toEqual(once);
  });

  it.each([
    [30, once],
    [31, late],
  ])('on day %i', async (days, expected) => {
    const { book, counts, cloud } = await carded();
    cloud.clock.at += days * DAY;
    expect((await book(2)).kind).toBe('booked');
    expect(await counts()).toEqual(expected);
  });

  it('still counts where a visit booked in time is moved after the thirty days', async () => {
    const { book, counts, cloud } = await carded();
    cloud.clock.at += 28 * DAY;
    await book(-1 + 20);
    cloud.clock.at += 5 * DAY;
    expect((await book(30, 0)).kind).toBe('booked');
    expect(await counts()).toEqual(once);
  });

  it('is not counted any more where the visit is called off, and again where it is booked anew', async () => {
    const { book, counts, cloud } = await carded();
    await book(2);
    await cancelVisit({ ...cloud }, { customer: ada, offer: aMessage().key });
    expect(await counts()).toEqual([]);
    await book(3);
    expect(await counts()).toEqual(once);
  });
});

describe('> satisfaction-survey: answered in 14', () => {
  it('is counted by the first answer, whatever it is changed to', async () => {
    const { answer, counts, cloud } = await carded();
    cloud.clock.at += 14 * DAY;
    await answer(4);
    cloud.clock.at += DAY;
    await answer(1);
    expect(await counts()).toEqual([
      'COUNTERS#satisfaction-survey day7|email|answered 1',
      'COUNTERS#satisfaction-survey day7|email|goal 1',
    ]);
  });

  it('is no goal on day 15', async () => {
    const { answer, counts, cloud } = await carded();
    cloud.clock.at += 15 * DAY;
    expect((await answer(4)).kind).toBe('stored');
    expect(await counts()).toEqual(['COUNTERS#satisfaction-survey day7|email|answered 1']);
  });
});
