import type { Item } from '../../adapters/dynamo/table.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';

/** What nobody else writes: found anywhere, it is this person. Numbers cannot hold letters. */
export const phoneOf = (n: number): string => `+4477${String(10_000_000 + n * 7 + 55_501)}`;
export const canary = (n: number, field: string): string => `kanari${String(n).padStart(5, '0')}${field}x`;

export const canaryFiles: readonly (readonly [ImportKind, string, (n: number) => readonly string[]])[] = [
  [
    'customers',
    'customer_id,name,email,phone,locale,country,time_zone,household_id,email_marketing,sms_marketing,tone,attr.note,born_on,joined_on',
    (n) => [
      canary(n, 'id'),
      canary(n, 'name'),
      `${canary(n, 'mail')}@example.com`,
      phoneOf(n),
      'en',
      'GB',
      'Europe/London',
      canary(n, 'home'),
      'yes',
      'yes',
      canary(n, 'tone'),
      canary(n, 'attr'),
      '1980-11-21',
      '2024-03-01',
    ],
  ],
  [
    'assets',
    'asset_id,customer_id,model,name,category,serial,purchased_on',
    (n) => [
      canary(n, 'asset'),
      canary(n, 'id'),
      canary(n, 'model'),
      canary(n, 'thing'),
      canary(n, 'kind'),
      canary(n, 'serial'),
      '2023-11-21',
    ],
  ],
  [
    'orders',
    'order_id,customer_id,ordered_at,sku,description,category,quantity,unit_price,delivered_on',
    (n) => [
      canary(n, 'order'),
      canary(n, 'id'),
      '2026-11-01T10:00:00Z',
      canary(n, 'sku'),
      canary(n, 'what'),
      canary(n, 'cat'),
      '1',
      '10',
      '2026-11-14',
    ],
  ],
  [
    'facts',
    'customer_id,kind,subject,date,repeats,value.of',
    (n) => [canary(n, 'id'), 'insurance.renewal', canary(n, 'policy'), '2026-12-24', 'never', canary(n, 'value')],
  ],
  [
    'points',
    'event_id,customer_id,at,points,source',
    (n) => [canary(n, 'event'), canary(n, 'id'), '2026-10-01T10:00:00Z', '5', 'promotion'],
  ],
  [
    'supplies',
    'supply_id,customer_id,sku,delivered_on,quantity,unit,heads,use_per_head_per_day',
    (n) => [canary(n, 'stock'), canary(n, 'id'), canary(n, 'feed'), '2026-11-01', '100', 'kg', '1', '1'],
  ],
];

/** Fields of a file that are looked for in the export. */
export const planted = (n: number): readonly string[] => [
  ...canaryFiles.flatMap(([, , row]) => row(n).filter((cell) => cell.startsWith('kanari') || cell.startsWith('+44'))),
  canary(n, 'comment'),
  canary(n, 'texted'),
];

export const isCanary = (text: string): boolean =>
  /kanari\d{5}|\+4477\d{8}/.test(decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25')));
export const textOf = (item: Item): string => JSON.stringify(item, (_key, value) => (value instanceof Set ? [...value] : value));
