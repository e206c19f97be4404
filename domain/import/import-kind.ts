export const importKinds = [
  'customers',
  'assets',
  'orders',
  'points',
  'facts',
  'credit',
  'supplies',
  'recalls',
  'service',
  'promises',
] as const;
export type ImportKind = (typeof importKinds)[number];

interface Columns {
  /** Without these columns in the header the file is refused as a whole. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Columns `<prefix><name>` for anything else. */
  readonly open?: string;
}

/** The columns of each kind of file. */
export const importColumns: Readonly<Record<ImportKind, Columns>> = {
  customers: {
    required: ['customer_id'],
    optional: [
      'kind',
      'name',
      'email',
      'phone',
      'locale',
      'time_zone',
      'country',
      'born_on',
      'born_calendar',
      'joined_on',
      'household_id',
      'email_marketing',
      'sms_marketing',
      'credit',
      'preferred_channel',
      'tone',
    ],
    open: 'attr.',
  },
  assets: {
    required: ['asset_id', 'customer_id'],
    optional: [
      'model',
      'name',
      'category',
      'serial',
      'purchased_on',
      'warranty_ends_on',
      'status',
      'ended_on',
      'installed_on',
      'user_known',
    ],
  },
  orders: {
    required: ['order_id', 'customer_id', 'ordered_at', 'sku', 'quantity', 'unit_price'],
    optional: ['description', 'category', 'unit_cost', 'currency', 'delivered_on', 'refund_of'],
  },
  points: { required: ['event_id', 'customer_id', 'at', 'points', 'source'], optional: [] },
  facts: { required: ['customer_id', 'kind', 'date'], optional: ['subject', 'repeats'], open: 'value.' },
  credit: { required: ['event_id', 'customer_id', 'at', 'standing'], optional: ['reason'] },
  supplies: {
    required: ['supply_id', 'customer_id', 'sku', 'delivered_on', 'quantity'],
    optional: ['use_per_head_per_day', 'unit', 'heads', 'container', 'batch_on', 'payday', 'due_on', 'paid_on', 'payer_id'],
  },
  recalls: { required: ['recall_id', 'model', 'serial_from', 'serial_to', 'reason', 'safety', 'starts_on'], optional: [] },
  service: { required: ['visit_id', 'asset_id', 'at', 'kind'], optional: ['customer_id', 'fault', 'outcome'] },
  promises: { required: ['promise_id', 'customer_id', 'kind', 'text', 'due_at'], optional: ['kept_at'] },
};

export function isImportKind(text: string): text is ImportKind {
  return importKinds.some((kind) => kind === text);
}

/** Why a file of this kind cannot be brought in at all, in a sentence. */
export function explainUnknownKind(kind: string): string {
  return `There is no kind of file called "${kind.slice(0, 80)}". Kinds: ${importKinds.join(', ')}.`;
}

/** Whether a header names a column of the kind. */
export function isColumnOf(kind: ImportKind, column: string): boolean {
  const { required, optional, open } = importColumns[kind];
  if (open !== undefined && column.startsWith(open) && column.length > open.length) return true;
  return required.includes(column) || optional.includes(column);
}
