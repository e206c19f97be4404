import { BROADCAST } from '../broadcasts/broadcast.ts';
import type { Audience, Step } from '../campaigns/campaign.ts';
import type { StepTexts, WrittenTexts } from '../campaigns/campaign-texts.ts';
import type { WhatItIs } from '../campaigns/changes-between.ts';
import type { Channel } from '../customer.ts';
import { audienceOf, type ById, type CarriedLine, daysOf, factOf, type Note, slug, textOf } from './carried-parts.ts';
import type { Activity, PinpointCampaign, PinpointJourney, PinpointSegment, PinpointTemplate } from './pinpoint-shapes.ts';

export interface CarriedOver {
  readonly campaigns: readonly WhatItIs[];
  readonly report: readonly CarriedLine[];
}

export interface PinpointThings {
  readonly journeys: readonly PinpointJourney[];
  readonly campaigns: readonly PinpointCampaign[];
  readonly segments: readonly PinpointSegment[];
  readonly templates: readonly PinpointTemplate[];
}

const WHY = 'You get this because you said yes to our messages.';
const MOST_STEPS = 10;
const LONGEST_DAYS = 400;

/** Campaigns and journeys of Amazon Pinpoint as drafts, and a line for each of their parts. Nothing of it goes out before a person approves it. */
export function carryOver(things: PinpointThings): CarriedOver {
  const report: CarriedLine[] = [];
  const note = (from: string, what: string, became: CarriedLine['became'], why: string) => report.push({ from, what, became, why });
  const segments = new Map(things.segments.map((segment) => [segment.Id, segment]));
  const templates = new Map(things.templates.map((template) => [template.TemplateName, template]));
  const campaigns = [
    ...things.journeys.map((journey) => journeyPlan(journey, segments, templates, note)),
    ...things.campaigns.map((campaign) => campaignPlan(campaign, segments, templates, note)),
  ];
  for (const { TemplateName } of things.templates)
    if (!report.some(({ what, became }) => became !== 'left' && what.includes(`template ${TemplateName}`)))
      note(TemplateName, 'template', 'left', 'no message uses it');
  return { campaigns: campaigns.flatMap((one) => (one === undefined ? [] : [one])), report };
}

interface Written {
  readonly day: number;
  readonly channel: Channel;
  readonly text: StepTexts;
}

function journeyPlan(
  journey: PinpointJourney,
  segments: ById<PinpointSegment>,
  templates: ById<PinpointTemplate>,
  note: Note,
): WhatItIs | undefined {
  const { Name: from, Activities: activities } = journey;
  const start = journey.StartCondition;
  const events = start?.EventStartCondition?.EventFilter.Dimensions.EventType?.Values ?? [];
  const audience = audienceOf(from, start?.SegmentStartCondition?.SegmentId, segments, note);
  const written: Written[] = [];
  let [day, at, holdout] = [0, journey.StartActivity, 0];
  const seen = new Set<string>();
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const activity: Activity | undefined = activities[at];
    if (activity === undefined) break;
    const { next, days, percent } = follow(from, at, activity, note);
    const message = activity.EMAIL ?? activity.SMS;
    const template = message?.TemplateName === undefined ? undefined : templates.get(message.TemplateName);
    if (message !== undefined) {
      const what = `activity ${at}: ${activity.EMAIL === undefined ? 'SMS' : 'EMAIL'}, template ${message.TemplateName ?? 'none'}`;
      const channel: Channel = activity.EMAIL === undefined ? 'sms' : 'email';
      const text = textOf(channel, template);
      if (text === undefined) note(from, what, 'left', 'its template is not among the files');
      else {
        written.push({ day, channel, text });
        note(from, what, 'partly', `step on day ${day}; places like {{User.…}} are to be put in anew, the review names them`);
      }
    }
    day += days;
    holdout = Math.max(holdout, percent);
    at = next;
  }
  for (const id of Object.keys(activities))
    if (!seen.has(id)) note(from, `activity ${id}`, 'left', 'not on the way that was followed: make a campaign of its own for it');
  const [event] = events;
  note(
    from,
    'start',
    event === undefined ? 'partly' : 'carried',
    event === undefined
      ? 'a segment starts it: a broadcast by hand'
      : `the fact ${factOf(event)}: send each event as a fact (docs/integrate.md)`,
  );
  return planFrom(from, { fact: event === undefined ? BROADCAST : factOf(event), audience, holdout, written }, note);
}

/** The way on, how many days it takes, and who is left out. */
function follow(
  from: string,
  id: string,
  activity: Activity,
  note: Note,
): { readonly next: string | undefined; readonly days: number; readonly percent: number } {
  const what = (kind: string) => `activity ${id}: ${kind}`;
  if (activity.WAIT !== undefined) {
    const days = daysOf(activity.WAIT.WaitTime?.WaitFor);
    note(
      from,
      what('WAIT'),
      days === undefined ? 'left' : 'carried',
      days === undefined ? 'it waits for a date, not for a time' : `${days} days until the next step`,
    );
    return { next: activity.WAIT.NextActivity, days: days ?? 0, percent: 0 };
  }
  if (activity.HOLDOUT !== undefined) {
    note(from, what('HOLDOUT'), 'carried', `${Math.min(50, activity.HOLDOUT.Percentage)} % of everybody stay without any step of it`);
    return { next: activity.HOLDOUT.NextActivity, days: 0, percent: activity.HOLDOUT.Percentage };
  }
  if (activity.CONDITIONAL_SPLIT !== undefined) {
    note(
      from,
      what('CONDITIONAL_SPLIT'),
      'left',
      'the way of those it holds for was followed: give the campaign an audience that says the same',
    );
    return { next: activity.CONDITIONAL_SPLIT.TrueActivity, days: 0, percent: 0 };
  }
  if (activity.MULTI_CONDITIONAL_SPLIT !== undefined) {
    note(
      from,
      what('MULTI_CONDITIONAL_SPLIT'),
      'left',
      'the way of everybody else was followed: a campaign with an audience for each branch',
    );
    return { next: activity.MULTI_CONDITIONAL_SPLIT.DefaultActivity, days: 0, percent: 0 };
  }
  if (activity.RANDOM_SPLIT !== undefined) {
    note(from, what('RANDOM_SPLIT'), 'left', 'the first branch was followed: other words for one message are variants of its step');
    return { next: activity.RANDOM_SPLIT.Branches[0]?.NextActivity, days: 0, percent: 0 };
  }
  const [kind, other] =
    Object.entries({ PUSH: activity.PUSH, CUSTOM: activity.CUSTOM, ContactCenter: activity.ContactCenter }).find(
      ([, of]) => of !== undefined,
    ) ?? [];
  if (kind !== undefined)
    note(
      from,
      what(kind),
      'left',
      kind === 'CUSTOM' ? 'events of the bus can wake a function (docs/integrate.md)' : 'there is no such channel here',
    );
  return { next: activity.EMAIL?.NextActivity ?? activity.SMS?.NextActivity ?? other?.NextActivity, days: 0, percent: 0 };
}

function campaignPlan(
  campaign: PinpointCampaign,
  segments: ById<PinpointSegment>,
  templates: ById<PinpointTemplate>,
  note: Note,
): WhatItIs | undefined {
  const { Name: from, MessageConfiguration: said, TemplateConfiguration: named, Schedule: schedule } = campaign;
  const audience = audienceOf(from, campaign.SegmentId, segments, note);
  const email = said.EmailMessage;
  const own = {
    email: { TemplateName: from, Subject: email?.Title, TextPart: email?.Body, HtmlPart: email?.HtmlBody },
    sms: { TemplateName: from, Body: said.SMSMessage?.Body },
  };
  const written = (['email', 'sms'] as const).flatMap((channel): Written[] => {
    const name = channel === 'email' ? named.EmailTemplate?.Name : named.SMSTemplate?.Name;
    const hasOwn = channel === 'email' ? email !== undefined : said.SMSMessage !== undefined;
    if (name === undefined && !hasOwn) return [];
    const text = textOf(channel, name === undefined ? own[channel] : templates.get(name));
    const what = `message by ${channel}${name === undefined ? '' : `, template ${name}`}`;
    if (text === undefined) note(from, what, 'left', name === undefined ? 'it says nothing' : 'its template is not among the files');
    else note(from, what, 'partly', 'places like {{User.…}} are to be put in anew, the review names them');
    return text === undefined ? [] : [{ day: 0, channel, text }];
  });
  if (campaign.AdditionalTreatments.length > 0)
    note(from, `${campaign.AdditionalTreatments.length} treatments`, 'left', 'other words for one message are variants of its step');
  const [event] = schedule?.EventFilter?.Dimensions.EventType?.Values ?? [];
  const frequency = schedule?.Frequency ?? 'ONCE';
  note(
    from,
    `schedule ${frequency}`,
    event !== undefined ? 'carried' : frequency === 'ONCE' ? 'partly' : 'left',
    event !== undefined
      ? `the fact ${factOf(event)}: send each event as a fact (docs/integrate.md)`
      : 'a broadcast by hand; what comes round belongs to a date in a customer’s life',
  );
  return planFrom(
    from,
    { fact: event === undefined ? BROADCAST : factOf(event), audience, holdout: campaign.HoldoutPercent ?? 0, written },
    note,
  );
}

interface Planned {
  readonly fact: string;
  readonly audience: Audience | undefined;
  readonly holdout: number;
  readonly written: readonly Written[];
}

function planFrom(from: string, { fact, audience, holdout, written }: Planned, note: Note): WhatItIs | undefined {
  const days = [...new Set(written.map(({ day }) => day))].filter((day) => day <= LONGEST_DAYS).slice(0, MOST_STEPS);
  if (days.length === 0) {
    note(from, 'all of it', 'left', 'nothing in it is written to anybody by email or SMS');
    return undefined;
  }
  const of = (day: number) => written.filter((one) => one.day === day);
  const steps = days.map(
    (day): Step => ({ id: `day${day}`, offsetDays: day, channels: [...new Set(of(day).map(({ channel }) => channel))], send: 'first' }),
  );
  const texts: WrittenTexts = {
    en: { why: WHY, steps: Object.fromEntries(days.map((day) => [`day${day}`, Object.assign({}, ...of(day).map(({ text }) => text))])) },
  };
  const plan = {
    id: slug(from),
    name: from.trim().slice(0, 80) || slug(from),
    class: 'marketing' as const,
    fact,
    rule: 'dated-fact' as const,
    steps,
    ...(audience === undefined ? {} : { audience }),
    ...(holdout === 0 ? {} : { holdoutPercent: Math.min(50, holdout) }),
  };
  return { plan, texts };
}
