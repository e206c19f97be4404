import { addDays, DAY, HOUR, type Instant } from '../domain/calendar/calendar-date.ts';
import { localDate, startOfDay } from '../domain/calendar/zoned-time.ts';
import { variantOf } from '../domain/campaigns/variant.ts';
import { ownKeys } from '../domain/decisions/message-keys.ts';
import { shownSubject } from '../domain/facts/fact.ts';
import type { Message } from '../domain/message.ts';
import type { Occasion } from '../domain/occasion.ts';
import type { Settings } from '../domain/settings.ts';
import type { CampaignLibrary } from './campaign-library.ts';
import type { Clock } from './clock.ts';
import type { CustomerStates } from './customer-states.ts';
import type { DueEntry, DuePage } from './due-queue.ts';
import type { Pages } from './engine-memory.ts';
import type { Messages } from './messages.ts';

export interface GiveUpServices {
  readonly clock: Clock;
  readonly states: CustomerStates;
  readonly messages: Messages;
  readonly library: CampaignLibrary;
  readonly pages: Pages;
}

/** Beyond the lateness of a step: quiet hours last a day at the most. */
const PATIENCE = DAY;

/** All that the page holds has been too late for a day: whatever keeps failing in it, nothing of it may go any more. */
export function isOver({ entries }: DuePage, now: Instant, { latenessHours }: Settings): boolean {
  const last = Math.max(...entries.flatMap(({ occasions, regrade }) => [...occasions.map(({ due }) => due), endOf(regrade)]));
  return now > last + latenessHours * HOUR + PATIENCE;
}

const endOf = (regrade: string | undefined): Instant => (regrade === undefined ? 0 : startOfDay(addDays(regrade, 1), 'UTC'));

/**
 * A page that failed for as long as anything of it might have gone is worked through without its customers' help: what has no message
 * yet is written down as expired, or as unknown where an intent stands, and the page is closed.
 */
export async function giveUpPage(services: GiveUpServices, page: DuePage): Promise<void> {
  for (const entry of page.entries) await giveUpEntry(services, entry);
  await services.pages.done(page, {});
}

async function giveUpEntry({ clock, states, messages, library }: GiveUpServices, { customer, occasions }: DueEntry): Promise<void> {
  // What cannot be read may be the very reason why the page failed; where nobody stands there is nobody to tell of.
  const read = await states.loadWithGate(customer).catch(() => undefined);
  if (read !== undefined && read.state === undefined) return;
  const { state, contact } = read ?? { state: undefined, contact: undefined };
  const [campaigns, settings] = await Promise.all([library.campaigns(), library.settings()]);
  const at = clock.now();
  const timeZone = state?.customer.timeZone ?? settings.company.timeZone;
  for (const occasion of occasions) {
    const campaign = campaigns.find(({ id }) => id === occasion.campaign);
    const step = campaign?.steps.find(({ id }) => id === occasion.step);
    if (campaign === undefined || step === undefined) continue;
    for (const key of ownKeys({ occasion, campaign, step, state, today: localDate(at, timeZone), settings })) {
      const isInFlight = contact?.inFlight[key] !== undefined;
      const outcome = isInFlight ? ({ state: 'abandoned', reason: 'unknown' } as const) : ({ state: 'failed', reason: 'expired' } as const);
      const { id, version, class: campaignClass } = campaign;
      const variant = variantOf(id, step, customer);
      const told = { key, campaign: id, version, variant, class: campaignClass, at, timeZone, channel: null };
      await messages.put(customer, { ...told, ...placeOf(occasion), ...outcome }, { ifAbsent: true });
    }
  }
}

const placeOf = ({ step, kind, subject, date, due }: Occasion): Pick<Message, 'step' | 'subject' | 'date' | 'due'> => ({
  step,
  subject: shownSubject({ kind, subject }),
  date,
  due,
});
