import type { Settings } from '../settings.ts';
import { starterSurveys } from './starter-surveys.ts';
import type { Survey } from './survey.ts';

const plain: Survey = { id: 'satisfaction', questions: [{ id: 'overall', kind: 'marks', required: true }] };

/** What an invitation of a campaign asks: the company's own survey, else the starter of that id, else the plain two questions. */
export function surveyFor(campaign: string, { surveys: { asks, own } }: Settings): Survey {
  const id = asks[campaign] ?? 'satisfaction';
  const known = (wanted: string) => [...own, ...starterSurveys].find((survey) => survey.id === wanted);
  return known(id) ?? known('satisfaction') ?? plain;
}
