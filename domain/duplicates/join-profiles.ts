import type { Customer } from '../customer.ts';

/** Of two records of one person, which says something. */
export type Side = 'kept' | 'other';

/** What staff chose, by field; where they chose nothing, the rules below do. */
export type JoinChoices = Readonly<Record<string, Side>>;

/** What can be chosen of a profile; parts that say one thing together go together. */
export const joinFields = [
  'name',
  'email',
  'phone',
  'locale',
  'timeZone',
  'country',
  'bornOn',
  'joinedOn',
  'householdId',
  'credit',
  'preferredChannel',
  'tone',
  'kind',
] as const;
export type JoinField = (typeof joinFields)[number];

/** In choices an attribute of the company's own is named so. */
export const attributeField = (name: string): string => `attr.${name}`;

const parts: Readonly<Record<JoinField, (of: Customer) => Partial<Customer>>> = {
  name: ({ name }) => ({ name }),
  email: ({ email }) => ({ email }),
  phone: ({ phone }) => ({ phone }),
  locale: ({ locale }) => ({ locale }),
  timeZone: ({ timeZone, zoneCandidates }) => ({ timeZone, zoneCandidates }),
  country: ({ country }) => ({ country }),
  bornOn: ({ bornOn, bornCalendar }) => ({ bornOn, bornCalendar }),
  joinedOn: ({ joinedOn }) => ({ joinedOn }),
  householdId: ({ householdId }) => ({ householdId }),
  credit: ({ credit, creditSince, creditLog }) => ({ credit, creditSince, creditLog }),
  preferredChannel: ({ preferredChannel }) => ({ preferredChannel }),
  tone: ({ tone }) => ({ tone }),
  kind: ({ kind }) => ({ kind }),
};

const shown: Readonly<Record<JoinField, (of: Customer) => string | undefined>> = {
  name: ({ name }) => name,
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
  locale: ({ locale }) => locale,
  timeZone: ({ timeZone }) => timeZone,
  country: ({ country }) => country,
  bornOn: ({ bornOn }) => bornOn,
  joinedOn: ({ joinedOn }) => joinedOn,
  householdId: ({ householdId }) => householdId,
  credit: ({ credit }) => credit,
  preferredChannel: ({ preferredChannel }) => preferredChannel,
  tone: ({ tone }) => tone,
  kind: ({ kind }) => kind,
};

/** What both say of one thing, and whose word holds unless staff choose. */
export interface FieldPair {
  readonly field: string;
  readonly kept?: string | undefined;
  readonly other?: string | undefined;
  readonly side: Side;
  /** Both say something, and not the same. */
  readonly conflict: boolean;
}

/** Everything that at least one of them says, in the order of the list above, attributes after it. */
export function comparedFields(kept: Customer, other: Customer): readonly FieldPair[] {
  const fields = joinFields.map((field) => pair(field, shown[field](kept), shown[field](other), sideOf(field, kept, other)));
  const names = [...new Set([...Object.keys(kept.attributes), ...Object.keys(other.attributes)])].sort();
  const attributes = names.map((name) => {
    const [a, b] = [kept.attributes[name], other.attributes[name]];
    return pair(attributeField(name), a, b, isBlank(a) ? 'other' : 'kept');
  });
  return [...fields, ...attributes].filter((one) => !isBlank(one.kept) || !isBlank(one.other));
}

/** The kept person as it will stand. Doing it again to what came of it changes nothing. */
export function joinProfiles(kept: Customer, other: Customer, choices: JoinChoices): Customer {
  const pairs = new Map(comparedFields(kept, other).map((one) => [one.field, one]));
  const fromOther = (field: string): boolean => {
    const found = pairs.get(field);
    return (found?.conflict === true ? (choices[field] ?? found.side) : found?.side) === 'other';
  };
  const profile: Customer = Object.assign({}, kept, ...joinFields.map((field) => parts[field](fromOther(field) ? other : kept)));
  const attributes = Object.entries({ ...other.attributes, ...kept.attributes }).map(([name, value]) => [
    name,
    fromOther(attributeField(name)) ? (other.attributes[name] ?? value) : value,
  ]);
  return { ...profile, attributes: Object.fromEntries(attributes) };
}

const isBlank = (text: string | undefined): boolean => text === undefined || text === '';

const pair = (field: string, kept: string | undefined, other: string | undefined, side: Side): FieldPair => ({
  field,
  kept,
  other,
  side,
  conflict: !isBlank(kept) && !isBlank(other) && kept !== other,
});

/** Unless staff choose: a customer since the earlier day, of bad credit if one says so, in a zone that is known rather than guessed. */
function sideOf(field: JoinField, kept: Customer, other: Customer): Side {
  const [a, b] = [shown[field](kept), shown[field](other)];
  if (isBlank(b)) return 'kept';
  if (isBlank(a)) return 'other';
  switch (field) {
    case 'joinedOn':
      return (b ?? '') < (a ?? '') ? 'other' : 'kept';
    case 'credit':
      return a !== 'bad' && b === 'bad' ? 'other' : 'kept';
    case 'timeZone':
      return kept.zoneCandidates !== undefined && other.zoneCandidates === undefined ? 'other' : 'kept';
    default:
      return 'kept';
  }
}
