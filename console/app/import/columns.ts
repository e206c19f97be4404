/** The columns of each kind of file, and which of them a row cannot do without. */
export const columnsOf: Readonly<Record<string, { readonly needed: readonly string[]; readonly others: readonly string[] }>> = {
  customers: {
    needed: ['customer_id'],
    others: [
      'name',
      'email',
      'phone',
      'kind',
      'locale',
      'time_zone',
      'country',
      'born_on',
      'joined_on',
      'household_id',
      'email_marketing',
      'sms_marketing',
      'credit',
      'preferred_channel',
      'tone',
    ],
  },
  assets: {
    needed: ['asset_id', 'customer_id'],
    others: ['model', 'name', 'category', 'serial', 'purchased_on', 'warranty_ends_on', 'status', 'ended_on', 'installed_on', 'user_known'],
  },
  orders: {
    needed: ['order_id', 'customer_id', 'ordered_at', 'sku', 'quantity', 'unit_price'],
    others: ['description', 'category', 'unit_cost', 'currency', 'delivered_on', 'refund_of'],
  },
  points: { needed: ['event_id', 'customer_id', 'at', 'points'], others: ['source'] },
  facts: { needed: ['customer_id', 'kind', 'date'], others: ['subject', 'repeats'] },
  credit: { needed: ['event_id', 'customer_id', 'at', 'standing'], others: ['reason'] },
  supplies: {
    needed: ['supply_id', 'customer_id', 'sku', 'delivered_on', 'quantity'],
    others: ['heads', 'use_per_head_per_day', 'unit', 'container', 'batch_on', 'payday', 'due_on', 'paid_on', 'payer_id'],
  },
  recalls: { needed: ['recall_id', 'model', 'starts_on'], others: ['serial_from', 'serial_to', 'reason', 'safety'] },
  service: { needed: ['visit_id', 'asset_id', 'at', 'kind'], others: ['fault', 'outcome'] },
  promises: { needed: ['promise_id', 'customer_id', 'kind', 'text', 'due_at'], others: ['kept_at'] },
};

/** Other names for our columns, letters and digits only. Of several matches in one file the first stands. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  customer_id: ['customer', 'customerno', 'customernumber', 'clientid', 'client', 'userid', 'memberid', 'accountid', '客户编号', '客户id'],
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
  order_id: ['order', 'orderno', 'ordernumber', 'invoiceno', 'invoice', 'invoicenumber', '订单号'],
  ordered_at: ['orderdate', 'invoicedate', 'orderedon', 'date', 'datetime', '下单时间'],
  sku: ['stockcode', 'productcode', 'itemcode', 'article', 'item', '商品编号'],
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

/** File header → our column, as far as the names tell. */
export function guessColumns(kind: string, headers: readonly string[]): Record<string, string> {
  const { needed = [], others = [] } = columnsOf[kind] ?? {};
  const columns = [...needed, ...others];
  const taken = new Set<string>();
  const guessed: Record<string, string> = {};
  const take = (header: string, column: string | undefined) => {
    if (column === undefined || taken.has(column) || guessed[header] !== undefined) return;
    taken.add(column);
    guessed[header] = column;
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
  return guessed;
}

/** `attr.<name>` of customers and `value.<name>` of facts are columns of the file's own. */
const ownName = (header: string): string | undefined => (/^(attr|value)\.\S+$/.test(header) ? header : undefined);

/** Our columns that a row cannot do without and that nothing in the file was chosen for. */
export function missingColumns(kind: string, map: Readonly<Record<string, string>>): string[] {
  const chosen = Object.values(map);
  return (columnsOf[kind]?.needed ?? []).filter((column) => !chosen.includes(column));
}

/** A column of ours that two of the file were chosen for. */
export function chosenTwice(map: Readonly<Record<string, string>>): string | undefined {
  const chosen = Object.values(map);
  return chosen.find((column, position) => chosen.indexOf(column) !== position);
}
