import { type ImportKind, importColumns, importKinds } from '../../../domain/import/import-kind.ts';
import type { Sample } from './read-sample.ts';
import { columnByValues, looksLikeKey } from './suggest-by-values.ts';

/** Other names for our columns, letters and digits only. Of several matches in one file the first stands. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  customer_id: [
    'customer',
    'householdid',
    'customerno',
    'customernumber',
    'clientid',
    'client',
    'userid',
    'memberid',
    'accountid',
    '客户编号',
    '客户id',
  ],
  name: ['fullname', 'customername', 'productname', '姓名', '名称'],
  email: ['emailaddress', 'mail', 'eaddress', '邮箱', '电子邮件'],
  phone: ['mobile', 'phonenumber', 'tel', 'telephone', 'cell', '手机', '电话'],
  locale: ['language', 'lang', '语言'],
  time_zone: ['timezone', 'tz', '时区'],
  country: ['countrycode', '国家'],
  born_on: ['birthday', 'birthdate', 'dateofbirth', 'dob', 'born', '生日'],
  joined_on: ['joined', 'createdat', 'signupdate', 'membersince', '入会日期'],
  household_id: ['household', 'familyid'],
  email_marketing: ['emailoptin', 'newsletter', 'emailconsent', 'subscribed'],
  sms_marketing: ['smsoptin', 'smsconsent'],
  asset_id: ['asset', 'productid', 'deviceid', 'applianceid'],
  model: ['modelno', 'modelnumber', '型号'],
  category: ['productcategory', 'type', '类别'],
  serial: ['serialno', 'serialnumber', 'sn', '序列号'],
  purchased_on: ['purchasedate', 'purchased', 'boughton', 'saledate', '购买日期'],
  warranty_ends_on: ['warrantyend', 'warrantyuntil', 'warrantyends', '保修到期'],
  order_id: [
    'order',
    'orderno',
    'ordernumber',
    'invoiceno',
    'invoice',
    'invoicenumber',
    '订单号',
    'basketid',
    'basket',
    'receipt',
    'transactionid',
  ],
  ordered_at: ['transactiontimestamp', 'transactiondate', 'orderdate', 'invoicedate', 'orderedon', 'date', 'datetime', '下单时间'],
  sku: ['productid', 'stockcode', 'productcode', 'itemcode', 'article', 'item', '商品编号'],
  description: ['productdescription', 'itemname', 'title', '商品名称'],
  quantity: ['qty', 'amount', 'units', '数量'],
  unit_price: ['price', 'unitprice', 'itemprice', '单价'],
  unit_cost: ['cost', 'itemcost'],
  delivered_on: ['deliverydate', 'delivered', 'shippeddate', '送达日期'],
  refund_of: ['refundfor', 'originalorder'],
  event_id: ['event', 'eventno'],
  at: ['date', 'time', 'timestamp'],
};

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** File header → our column. */
export type ColumnMap = Readonly<Record<string, string>>;

export interface Guess {
  readonly map: ColumnMap;
  /** Headers that say nothing to us: what their values look like decided. */
  readonly byValues: readonly string[];
}

/** What the names tell and, where they tell nothing, the values. */
export function guessColumns(kind: ImportKind, { headers, values }: Sample): Guess {
  const { required, optional } = importColumns[kind];
  const columns = [...required, ...optional];
  const map: Record<string, string> = {};
  const take = (header: string, column: string | undefined): boolean => {
    if (column === undefined || map[header] !== undefined || Object.values(map).includes(column)) return false;
    map[header] = column;
    return true;
  };
  for (const header of headers)
    take(
      header,
      columns.find((column) => bare(column) === bare(header)),
    );
  for (const header of headers) take(header, ownName(header));
  for (const header of headers)
    take(
      header,
      columns.find((column) => aliases[column]?.includes(bare(header))),
    );
  const valuesOf = (header: string) => values[header] ?? [];
  const byValues = headers.filter((header) => take(header, columnByValues(columns, valuesOf(header), Object.values(map))));
  // A row of customers is known by its customer, of products by its product; orders have many rows each.
  const key = kind === 'orders' ? undefined : required[0];
  const keyed = headers.find((header) => map[header] === undefined && looksLikeKey(valuesOf(header)));
  if (keyed !== undefined && take(keyed, key)) byValues.push(keyed);
  return { map, byValues };
}

/** `attr.<name>` of customers and `value.<name>` of facts are columns of the file's own. */
const ownName = (header: string): string | undefined => (/^(attr|value)\.\S+$/.test(header) ? header : undefined);

/** Our columns that a row cannot do without and that nothing in the file was chosen for. */
export function missingColumns(kind: ImportKind, map: ColumnMap): string[] {
  const chosen = Object.values(map);
  return importColumns[kind].required.filter((column) => !chosen.includes(column));
}

/** So many more columns are told by another kind before it is spoken of, where the chosen one has all that it needs. */
const LIKELIER_BY = 2;

/** The kind that a file looks like by its columns, where that is not the one that was chosen. */
export function likelierKind(kind: ImportKind, sample: Sample): ImportKind | undefined {
  const looks = importKinds.map((one) => {
    const { map } = guessColumns(one, sample);
    return { one, told: Object.keys(map).length, isWhole: missingColumns(one, map).length === 0 };
  });
  const chosen = looks.find(({ one }) => one === kind);
  const [best] = looks.filter(({ one, isWhole }) => isWhole && one !== kind).sort((a, b) => b.told - a.told);
  const enough = (chosen?.told ?? 0) + (chosen?.isWhole === true ? LIKELIER_BY : 0);
  return best !== undefined && best.told >= enough ? best.one : undefined;
}

/** A column of ours that two of the file were chosen for. */
export function chosenTwice(map: ColumnMap): string | undefined {
  const chosen = Object.values(map);
  return chosen.find((column, position) => chosen.indexOf(column) !== position);
}
