import { defaultSettings } from '../../domain/settings.ts';
import type { CalendarIndex } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { SenderCheck, SenderDesk } from '../sending/sender-desk.ts';

export interface FirstStepsServices {
  readonly library: Pick<CampaignLibrary, 'settings' | 'campaigns'>;
  readonly calendar: Pick<CalendarIndex, 'registry'>;
  readonly sender: SenderDesk;
}

/** In the order in which they are taken. `waiting`: done here, not seen by SES yet. `unknown`: it could not be asked. */
export interface FirstStep {
  readonly what: 'domain' | 'forgery' | 'sandbox' | 'company' | 'customers' | 'campaign';
  readonly state: 'done' | 'waiting' | 'open' | 'unknown';
}

/** What is left to do after a deployment, before the first customer can be written to; nothing of it on a laptop, which needs no provider. */
export async function firstSteps({ library, calendar, sender }: FirstStepsServices): Promise<readonly FirstStep[]> {
  const { asked, checks } = await sender.look();
  if (!asked) return [];
  const [{ company }, campaigns, registry] = await Promise.all([library.settings(), library.campaigns(), calendar.registry()]);
  const of = (...kinds: SenderCheck['what'][]) => together(kinds.map((kind) => checks.find(({ what }) => what === kind)?.state));
  return [
    { what: 'domain', state: of('identity', 'dkim') },
    { what: 'forgery', state: of('spf', 'dmarc') },
    { what: 'sandbox', state: of('account') },
    { what: 'company', state: company.postalAddress === defaultSettings.company.postalAddress ? 'open' : 'done' },
    { what: 'customers', state: Object.keys(registry).length === 0 ? 'open' : 'done' },
    { what: 'campaign', state: campaigns.some(({ live, approved }) => live && approved) ? 'done' : 'open' },
  ];
}

/** As far as the one that is least far. */
function together(states: readonly (SenderCheck['state'] | undefined)[]): FirstStep['state'] {
  if (states.includes('missing')) return 'open';
  if (states.includes('waiting')) return 'waiting';
  return states.every((state) => state === 'good') ? 'done' : 'unknown';
}
