import { dynamoPages as pagesOn } from '../../adapters/dynamo/dynamo-pages.ts';
import { DAY, HOUR, MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { CampaignClass } from '../../domain/campaigns/campaign.ts';
import { newContact } from '../../domain/contact.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { formatPage } from '../../workflows/due-page.ts';
import type { DuePage } from '../../workflows/due-queue.ts';
import { chanceOf } from '../chance.ts';
import { checkEnd, messagesOf } from '../check/check-rest.ts';
import type { Fault } from '../faults/fault.ts';
import { type FaultSource, listedFaults } from '../faults/fault-source.ts';
import { openScene } from '../scene.ts';
import { timeline as startTimeline } from '../time/timeline.ts';
import { traceOf } from '../trace.ts';
import { careCampaigns, setUp } from '../workload/care-campaigns.ts';
import { ownFact } from '../workload/people.ts';

/** How the send that is looked at is promised, and whether the provider tells what became of it. */
export interface SendCase {
  readonly class: Extract<CampaignClass, 'marketing' | 'service'>;
  readonly events: 'prompt' | 'lost';
}

export const sendCases: readonly SendCase[] = [
  { class: 'marketing', events: 'prompt' },
  { class: 'marketing', events: 'lost' },
  { class: 'service', events: 'prompt' },
  { class: 'service', events: 'lost' },
];

const TEN = Date.parse('2026-11-21T10:00:00Z');
const TICK = 5 * MINUTE;
/** Into its minute, by which a worker's slow clock has come as far. */
const SECONDS = 5000;

/** One due message of one customer with exactly these faults on its way: what was broken, and the places that a fault could have struck. */
export async function oneSend({ class: campaignClass, events }: SendCase, faults: readonly Fault[]) {
  const chance = chanceOf(1);
  const timeline = startTimeline(TEN - HOUR);
  const trace = traceOf({ kept: false });
  const places: string[] = [];
  const source = recording(listedFaults(faults), places, events === 'lost');
  const kind = campaignClass === 'marketing' ? 'wedding' : 'policy.renews';
  const campaign = careCampaigns.find((each) => each.fact === kind);
  const step = campaign?.steps[0];
  if (campaign === undefined || step === undefined) throw new Error(`No campaign is about ${kind}.`);
  const scene = openScene({
    ...{ chance, timeline, trace, faults: source, settings: defaultSettings, campaigns: [campaign] },
    onDue: (until) => timeline.at(Math.ceil(until / TICK) * TICK + SECONDS, () => void scene.world.tick(String(until))),
  });
  const { world, office, ledger, book } = scene;

  await setUp(world.table, { ...defaultSettings, holdoutPercent: 0 }, [campaign]);
  const customer = { id: 'c0', kind: 'person', name: 'Ada', email: 'ada@example.com', timeZone: 'Europe/London', attributes: {} } as const;
  const gate = { ...newContact, email: { consent: 'yes' }, sms: { consent: 'yes' } } as const;
  const records = [{ type: 'PROFILE', body: customer } as const, ownFact(kind, 'f0', '2026-11-21', 'never')];
  await office.welcome({ customer, gate, records });
  // The first look only sets the cursor: what is due is on the page below.
  timeline.at(TEN + SECONDS, () => void world.tick('first'));
  await timeline.runUntil(TEN + MINUTE);
  places.length = 0;

  const occasion = { campaign: campaign.id, step: step.id, kind, subject: 'f0', date: '2026-11-21', due: TEN };
  const page: DuePage = { id: '2026-11-21T10:00:00Z-p', entries: [{ customer: 'c0', occasions: [occasion] }] };
  await pagesOn(world.table).plan(page, timeline.now());
  world.due.send(page.id, formatPage(page), 0);
  for (let quarters = 0; quarters < (4 * 3 * DAY) / HOUR; quarters++) {
    const now = timeline.now();
    const isSweep = now % DAY >= 3 * HOUR && now % DAY <= 3.25 * HOUR;
    if (isSweep || [...world.due.deadLetters()].length > 0) void world.sweep(String(now));
    await timeline.runUntil(now + HOUR / 4);
    scene.checkNow();
    if (now > TEN + HOUR / 4 && scene.isAtRest()) break;
  }
  // What a zombie still holds comes within the hour.
  await timeline.runUntil(timeline.now() + HOUR);
  for (const violation of checkEnd(world, ledger, book, timeline.now())) scene.report(violation);
  const taken = ledger.accepted;
  const message = messagesOf(world)[0]?.message;
  const at = timeline.now();
  if (campaignClass === 'service' && taken === 0)
    scene.report({ invariant: 'I2', at, text: `c0: the notice never went: ${message?.state}` });
  if (message === undefined) scene.report({ invariant: 'I2', at, text: 'c0: nothing tells of it' });
  return { violations: scene.violations, places };
}

/** Notes every place on the way of the message itself. */
function recording(source: FaultSource, places: string[], eventsAreLost: boolean): FaultSource {
  return {
    struck: source.struck,
    isOver: source.isOver,
    befalls(point, where) {
      if (point.startsWith('deliver-messages ')) places.push(where);
      return source.befalls(point, where);
    },
    strikes: (what, where) => (what === 'event-lost' ? eventsAreLost : source.strikes(what, where)),
  };
}
