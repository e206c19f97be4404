import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const columns = [
  'Id',
  'ChannelType',
  'Address',
  'OptOut',
  'EndpointStatus',
  'EffectiveDate',
  'Demographic.Timezone',
  'Location.Country',
  'User.UserId',
  'User.UserAttributes.FirstName',
] as const;
type Cells = Partial<Record<(typeof columns)[number], string>>;

/** Of fifty people so many each are dirty in one way. */
const ways = ['opted out', 'bad zone', 'bad country', 'bad phone', 'broken line', 'push', 'inactive'] as const;

function endpointsOf(person: number, way: string | undefined): readonly Cells[] {
  const common = { EffectiveDate: '2026-03-01T10:00:00.000Z', 'User.UserId': `U${person}` };
  const email: Cells = {
    ...common,
    Id: `e-${person}`,
    ChannelType: 'EMAIL',
    Address: `person${person}@example.com`,
    OptOut: way === 'opted out' ? 'ALL' : 'NONE',
    EndpointStatus: way === 'inactive' ? 'INACTIVE' : 'ACTIVE',
    'Demographic.Timezone': way === 'bad zone' ? 'PST' : 'Europe/London',
    'Location.Country': way === 'bad country' ? 'GBR' : 'GB',
    'User.UserAttributes.FirstName': 'Ada',
  };
  const phone = way === 'bad phone' ? '12' : `+4477009${String(person % 100_000).padStart(5, '0')}`;
  const second: Cells = {
    ...common,
    Id: `s-${person}`,
    ChannelType: way === 'push' ? 'GCM' : 'SMS',
    Address: way === 'push' ? 'token' : phone,
  };
  return [email, second];
}

/** `{ User: { UserAttributes: { FirstName: ['Ada'] } } }` of names joined by dots, as JSON lines have it. */
function nested(cells: Cells): object {
  const { Id, ChannelType, Address, OptOut, EndpointStatus, EffectiveDate } = cells;
  const first = cells['User.UserAttributes.FirstName'];
  return {
    Id,
    ChannelType,
    Address,
    OptOut,
    EndpointStatus,
    EffectiveDate,
    Demographic: { Timezone: cells['Demographic.Timezone'] },
    Location: { Country: cells['Location.Country'] },
    User: { UserId: cells['User.UserId'], UserAttributes: first === undefined ? {} : { FirstName: [first] } },
  };
}

/** Exports as Pinpoint's jobs wrote them: JSON lines and CSV, plain and gzip, a person's endpoints in different ones, and what must come of them. */
export function writePinpointExports(folder: string, files: number, endpoints: number) {
  mkdirSync(folder, { recursive: true });
  const lines = Array.from({ length: files }, (_, file): string[] => (file % 2 === 1 ? [columns.join(',')] : []));
  const people = endpoints / 2;
  const dirty: Record<string, number> = Object.fromEntries(ways.map((way) => [way, 0]));
  for (let person = 0; person < people; person += 1) {
    const way = ways[person % 50];
    if (way !== undefined) dirty[way] = (dirty[way] ?? 0) + 1;
    endpointsOf(person, way).forEach((cells, n) => {
      const file = (person + n) % files;
      lines[file]?.push(file % 2 === 1 ? columns.map((name) => cells[name] ?? '').join(',') : JSON.stringify(nested(cells)));
    });
    const file = person % files;
    if (way === 'broken line') lines[file]?.push(file % 2 === 1 ? 'only,three,cells' : '{"Id": "cut o');
  }
  const paths = lines.map((all, file) => {
    const path = join(folder, `export-${file}.${file % 2 === 1 ? 'csv' : 'json'}${file % 3 === 0 ? '.gz' : ''}`);
    const text = `${all.join('\n')}\n`;
    writeFileSync(path, file % 3 === 0 ? gzipSync(text) : text);
    return path;
  });
  return { paths, people, dirty };
}
