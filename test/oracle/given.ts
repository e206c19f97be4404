import { expectedLines } from './oracle.ts';
import type { AssetRow, Company, CustomerRow, Line, OrderRow } from './records.ts';
import type { SettingsFile } from './settings.ts';

export const customer = (difference: Partial<CustomerRow> = {}): CustomerRow => ({
  customer_id: 'C1',
  time_zone: 'Asia/Shanghai',
  email: 'c1@example.com',
  phone: '+8613800138000',
  email_marketing: 'yes',
  sms_marketing: 'yes',
  credit: 'good',
  ...difference,
});

export const asset = (difference: Partial<AssetRow> = {}): AssetRow => ({
  asset_id: 'A1',
  customer_id: 'C1',
  purchased_on: '2023-11-21',
  status: 'active',
  ...difference,
});

export const order = (difference: Partial<OrderRow> = {}): OrderRow => ({
  order_id: 'O1',
  customer_id: 'C1',
  ordered_at: '2026-01-10T04:00:00Z',
  sku: 'S',
  quantity: '1',
  unit_price: '100',
  currency: 'EUR',
  ...difference,
});

interface Given extends Partial<Company> {
  readonly settings?: SettingsFile;
  readonly from?: string;
  readonly to?: string;
}

export const lines = ({ settings = {}, from = '2026-01-01', to = '2026-12-31', ...company }: Given): Line[] =>
  expectedLines({
    customers: [customer()],
    assets: [],
    orders: [],
    points: [],
    ...company,
    settings: { holdoutPercent: 0, ...settings },
    from,
    to,
  });

/** Campaign, step, subject, date, and what became of it. */
export const story = (given: Given): string[] =>
  lines(given).map((line) => `${line.date} ${line.campaign} ${line.step} ${line.subject} ${line.channel} ${line.reason ?? line.outcome}`);

export const ofCampaign = (campaign: string, given: Given): string[] =>
  story(given)
    .filter((line) => line.split(' ')[1] === campaign)
    .map((line) => line.replace(` ${campaign}`, ''));
