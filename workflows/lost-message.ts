import { addDays, type Instant } from '../domain/calendar/calendar-date.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import { variantOf } from '../domain/campaigns/variant.ts';
import type { InFlight } from '../domain/contact.ts';
import { shownSubject } from '../domain/facts/fact.ts';
import type { Message } from '../domain/message.ts';
import type { CampaignLibrary } from './campaign-library.ts';

/** What can still be said of a message whose worker died with it: from its key and from its entry in the gate. */
export async function lostMessage(
  library: CampaignLibrary,
  customer: string,
  key: string,
  entry: InFlight,
  { at, timeZone }: { readonly at: Instant; readonly timeZone: string | undefined },
): Promise<Omit<Message, 'state'>> {
  const [id = '', step = '', subject = '', occurrence = ''] = key.split('/').map(decodeURIComponent);
  const [campaigns, settings] = await Promise.all([library.campaigns(), library.settings()]);
  const campaign = campaigns.find((each) => each.id === id);
  const zone = timeZone ?? settings.company.timeZone;
  const ofStep = campaign?.steps.find((each) => each.id === step);
  const offset = ofStep?.offsetDays ?? 0;
  return {
    key,
    campaign: id,
    version: campaign?.version ?? 0,
    class: entry.class,
    step,
    variant: ofStep === undefined ? undefined : variantOf(id, ofStep, customer),
    subject: shownSubject({ kind: campaign?.fact ?? '', subject }),
    date: /^\d{4}-\d{2}-\d{2}$/.test(occurrence) ? occurrence : addDays(localDate(entry.due, zone), -offset),
    due: entry.due,
    at,
    timeZone: zone,
    channel: null,
    attempt: entry.n,
  };
}
