import * as z from 'zod';
import type { SurveyRound } from '../../domain/surveys/survey-round.ts';
import type { SurveyRounds } from '../../workflows/surveys/survey-rounds.ts';
import { campaignId, count, instant, type StoredAs, short } from './items/fields.ts';
import { atRevision, type Key, type Table } from './table.ts';

const stored: StoredAs<SurveyRound> = z.object({
  campaign: campaignId,
  closedAt: instant.optional(),
  by: short.optional(),
} satisfies Record<keyof SurveyRound, z.ZodType>);

const revised = z.object({ rev: count });

const roundKey = (campaign: string): Key => ({ pk: 'SURVEYS', sk: encodeURIComponent(campaign) });

/** Items `SURVEYS` / `<campaign>`. */
export function dynamoSurveyRounds(table: Table): SurveyRounds {
  return {
    async read(campaign) {
      const item = await table.get(roundKey(campaign), { consistent: true });
      return item === undefined ? { round: { campaign }, rev: 0 } : { round: z.decode(stored, item), rev: revised.parse(item).rev };
    },
    write: (round, expectedRev) =>
      table.put({ ...roundKey(round.campaign), type: 'SURVEY', ...stored.parse(round), rev: expectedRev + 1 }, atRevision(expectedRev)),
  };
}
