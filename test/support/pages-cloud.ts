import { DAY } from '../../domain/calendar/calendar-date.ts';
import { messageKey } from '../../domain/occasion.ts';
import { customerPages } from '../../pages/app.ts';
import { aCustomer } from './builders.ts';
import { type ConsoleCloud, consoleCloud } from './console-cloud.ts';

export const surveyKey = messageKey({ campaign: 'satisfaction-survey', step: 'day7', subject: 'O1', occurrence: '2026-11-14' });
const winBackKey = messageKey({ campaign: 'win-back', step: 'ask', subject: 'C1', occurrence: '2026-11-14' });

/** The pages over a cloud in memory that knows Ada, and the paths that her messages lead to. */
export async function cloudWithAda(differences = {}) {
  const cloud = consoleCloud();
  await cloud.campaigns();
  await cloud.holds('C1', [{ type: 'PROFILE', body: aCustomer(differences) }]);
  const until = cloud.clock.now() + 30 * DAY;
  return {
    ...cloud,
    open: customerPages(cloud.pages, (fault) => {
      throw fault;
    }),
    paths: {
      unsubscribe: `/p/unsubscribe/${cloud.link({ purpose: 'opt-out', customer: 'C1', subject: 'product-birthday' })}`,
      preferences: `/p/preferences/${cloud.link({ purpose: 'preferences', customer: 'C1', subject: '', expiresAt: until })}`,
      survey: `/p/survey/${cloud.link({ purpose: 'survey', customer: 'C1', subject: surveyKey, expiresAt: until })}`,
      winBack: `/p/survey/${cloud.link({ purpose: 'survey', customer: 'C1', subject: winBackKey, expiresAt: until })}`,
    },
  };
}

export const form = (fields: Record<string, string | string[]>) => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return { method: 'POST', body };
};

export const oneClick = form({ 'List-Unsubscribe': 'One-Click' });

export const answers = async (cloud: ConsoleCloud) => (await cloud.states.load('C1', { consistent: true }))?.answers;
