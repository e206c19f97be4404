import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Company } from './records.ts';
import type { SettingsFile } from './settings.ts';

type Cells = Readonly<Record<string, string>>;

/** Rows as CSV with a header: every column that a row has; cells quoted where they must be. */
export function csvOf(rows: readonly object[]): string {
  const cells = rows.map((row): Cells => Object.fromEntries(Object.entries(row)));
  const columns = [...new Set(cells.flatMap((row) => Object.keys(row)))];
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [columns, ...cells.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((line) => `${line.map(quoted).join(',')}\n`)
    .join('');
}

export interface CompanyFiles {
  readonly customers: string;
  readonly assets: string;
  readonly orders: string;
  readonly points: string;
  readonly settings: string;
}

/** Writes the files that `care simulate` reads, and answers where they are. A kind without rows gets a file with its first columns. */
export async function writeCompany(company: Company & { readonly settings: SettingsFile }, folder: string): Promise<CompanyFiles> {
  await mkdir(folder, { recursive: true });
  const headers = {
    customers: 'customer_id,time_zone\n',
    assets: 'asset_id,customer_id,purchased_on\n',
    orders: 'order_id,customer_id,ordered_at,sku,quantity,unit_price\n',
    points: 'event_id,customer_id,at,points\n',
  };
  const write = async (kind: keyof typeof headers) => {
    const path = join(folder, `${kind}.csv`);
    await writeFile(path, company[kind].length > 0 ? csvOf(company[kind]) : headers[kind]);
    return path;
  };
  const settings = join(folder, 'settings.json');
  await writeFile(settings, JSON.stringify(company.settings, null, 2));
  return {
    customers: await write('customers'),
    assets: await write('assets'),
    orders: await write('orders'),
    points: await write('points'),
    settings,
  };
}
