/** The rows of the files that go in, with the column names of the files themselves. Every cell is text; blank is ''. */
type Row<Key extends string, Column extends string> = { readonly [K in Key]: string } & { readonly [C in Column]?: string };

export type CustomerRow = Row<
  'customer_id' | 'time_zone',
  | 'kind'
  | 'name'
  | 'email'
  | 'phone'
  | 'locale'
  | 'country'
  | 'born_on'
  | 'joined_on'
  | 'household_id'
  | 'email_marketing'
  | 'sms_marketing'
  | 'credit'
  | 'preferred_channel'
  | 'tone'
>;

export type AssetRow = Row<
  'asset_id' | 'customer_id' | 'purchased_on',
  'model' | 'name' | 'category' | 'serial' | 'warranty_ends_on' | 'status' | 'ended_on'
>;

export type OrderRow = Row<
  'order_id' | 'customer_id' | 'ordered_at' | 'sku' | 'quantity' | 'unit_price',
  'description' | 'category' | 'unit_cost' | 'currency' | 'delivered_on' | 'refund_of'
>;

export type PointsRow = Row<'event_id' | 'customer_id' | 'at' | 'points', 'source'>;

export interface Company {
  readonly customers: readonly CustomerRow[];
  readonly assets: readonly AssetRow[];
  readonly orders: readonly OrderRow[];
  readonly points: readonly PointsRow[];
}

export type Campaign =
  | 'product-birthday'
  | 'warranty-ending'
  | 'tier-expiry'
  | 'tier-changed'
  | 'win-back'
  | 'second-purchase'
  | 'satisfaction-survey'
  | 'customer-birthday'
  | 'membership-anniversary';

export type Channel = 'email' | 'sms';

/** A line that `care simulate` must write. */
export interface Line {
  readonly customer: string;
  readonly campaign: Campaign;
  readonly step: string;
  readonly subject: string;
  /** YYYY-MM-DD */
  readonly occasion: string;
  readonly channel: Channel | null;
  readonly outcome: 'sent' | 'skipped';
  readonly reason: string | null;
  /** Local date on which the step falls due, YYYY-MM-DD. */
  readonly date: string;
  /** Local date and time of the step's own hour, YYYY-MM-DDTHH:MM. */
  readonly sendAt: string;
  /** Epoch milliseconds of the earliest instant at which this can be decided; the engine has ten minutes after it. */
  readonly at: number;
  /** The local date and time of `at`. */
  readonly local: string;
  /** For a sent product birthday: the check-up is offered in it. Null where two of one household meet in one instant: either may have it. */
  offer?: boolean | null;
}
