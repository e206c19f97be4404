import type { Audience } from '../campaigns/campaign.ts';
import type { StepTexts } from '../campaigns/campaign-texts.ts';
import type { Channel } from '../customer.ts';
import type { PinpointSegment, PinpointTemplate } from './pinpoint-shapes.ts';

/** What became of one activity, message or rule, and why. */
export interface CarriedLine {
  readonly from: string;
  readonly what: string;
  readonly became: 'carried' | 'partly' | 'left';
  readonly why: string;
}

export type Note = (from: string, what: string, became: CarriedLine['became'], why: string) => void;
export type ById<T> = ReadonlyMap<string, T>;

/** Attributes and countries; what asks for behaviour, or for several groups, is told. */
export function audienceOf(from: string, id: string | undefined, segments: ById<PinpointSegment>, note: Note): Audience | undefined {
  if (id === undefined) return undefined;
  const segment = segments.get(id);
  const what = `segment ${segment?.Name || id}`;
  if (segment === undefined) note(from, what, 'left', 'it is not among the files');
  else if (segment.SegmentType === 'IMPORT') note(from, what, 'left', 'a list of endpoints: bring it in as an attribute of customers');
  if (segment?.Dimensions === undefined || segment.SegmentType === 'IMPORT') return undefined;
  const { Attributes, UserAttributes, Location: place, ...others } = segment.Dimensions;
  const asked = Object.entries({ ...Attributes, ...UserAttributes });
  const rules = [
    ...asked.map(([name, { DimensionType, Values }]) => isAmong(`customer.attributes.${name}`, Values, DimensionType)),
    ...(place?.Country === undefined ? [] : [isAmong('customer.country', place.Country.Values, place.Country.DimensionType)]),
  ];
  const isWhole = Object.keys(others).length === 0 && segment.SegmentGroups === undefined;
  note(
    from,
    what,
    isWhole ? 'carried' : 'partly',
    isWhole ? 'as the audience' : 'attributes and countries are the audience; what it asks of behaviour, or of other segments, is not',
  );
  return rules.length === 0 ? undefined : rules.length === 1 ? rules[0] : { and: rules };
}

const isAmong = (path: string, values: readonly string[], type: string): Readonly<Record<string, unknown>> => {
  const among = { in: [{ var: path }, values] };
  return type === 'EXCLUSIVE' ? { '!': [among] } : among;
};

export function textOf(channel: Channel, template: PinpointTemplate | undefined): StepTexts | undefined {
  if (channel === 'sms') return template?.Body === undefined ? undefined : { sms: template.Body.slice(0, 1500) };
  const body =
    template?.TextPart ??
    template?.HtmlPart?.replace(/<style[\s\S]*?<\/style>/gi, '')
      .replace(/<(?:br|\/p|\/div|\/h\d|\/tr)[^>]*>/gi, '\n\n')
      .replace(/<[^>]+>/g, '');
  if (template === undefined || body === undefined) return undefined;
  const blocks = body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().slice(0, 4000))
    .filter((paragraph) => paragraph !== '')
    .slice(0, 40);
  const subject = (template.Subject ?? '').slice(0, 300);
  return { email: { subject, preheader: '', heading: subject, blocks } };
}

export const slug = (name: string): string =>
  `pinpoint-${name}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64);
export const factOf = (event: string): string => `track.${event.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.slice(0, 64);

/** `P7D`, `PT36H`: whole days, begun ones counted; undefined for anything else. */
export function daysOf(duration: string | undefined): number | undefined {
  const [, days, hours, minutes] = /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?$/.exec(duration ?? '') ?? [];
  if (days === undefined && hours === undefined && minutes === undefined) return undefined;
  return Number(days ?? 0) + Math.ceil(Number(hours ?? 0) / 24 + Number(minutes ?? 0) / 1440);
}
