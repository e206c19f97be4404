const known = new Map<string, string>();

/** What people call the clocks of a zone: `United Kingdom Time`, `中国时间`. To ask for it takes longer than to render a mail. */
export function zoneName(zone: string, locale: string): string {
  const id = `${zone} ${locale}`;
  const name = known.get(id) ?? readName(zone, locale);
  known.set(id, name);
  return name;
}

function readName(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
