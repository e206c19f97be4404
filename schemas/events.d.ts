// Generated from the shapes that the product itself reads and writes by: npm run schemas.

/** Three quarters of the time of an open case are gone. */
export interface CaseDueSoonV1 {
  /** The same for the same thing, however often it is told. */
  readonly id: string;
  readonly version: 1;
  readonly case: string;
  /** complaint, repair, recall, dissatisfied, message, repeat-fault, promise, call, let-down; more may come. */
  readonly kind: string;
  /** Id of the customer. */
  readonly customer: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly due: number;
  /** Who sees to it. */
  readonly owner: string | null;
}

/** An open case has missed its due time and was passed on. */
export interface CaseOverdueV1 {
  /** The same for the same thing, however often it is told. */
  readonly id: string;
  readonly version: 1;
  readonly case: string;
  /** complaint, repair, recall, dissatisfied, message, repeat-fault, promise, call, let-down; more may come. */
  readonly kind: string;
  /** Id of the customer. */
  readonly customer: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly due: number;
  /** Who sees to it. */
  readonly owner: string | null;
  /** Whom it was passed on to. */
  readonly escalatedTo: string;
}

/** A promise is due soon, and has not been kept. */
export interface PromiseDueSoonV1 {
  /** The same for the same thing, however often it is told. */
  readonly id: string;
  readonly version: 1;
  readonly promise: string;
  readonly kind: "quality" | "price" | "time";
  /** Id of the customer. */
  readonly customer: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly due: number;
  /** What was promised, in the words of whoever wrote it down. */
  readonly text: string;
}

/** A promise was not kept by its time. */
export interface PromiseBrokenV1 {
  /** The same for the same thing, however often it is told. */
  readonly id: string;
  readonly version: 1;
  readonly promise: string;
  readonly kind: "quality" | "price" | "time";
  /** Id of the customer. */
  readonly customer: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly due: number;
  /** What was promised, in the words of whoever wrote it down. */
  readonly text: string;
}

/** Somebody has ordered. */
export interface OrderPlacedV1 {
  /** The same however often it is told; without it the bus’s own id counts. */
  readonly id?: string;
  readonly order_id: string;
  readonly customer_id: string;
  /** RFC 3339. */
  readonly ordered_at: string;
  readonly currency?: string;
  readonly lines: readonly ({
    readonly sku: string;
    readonly quantity: number;
    readonly unit_price: number | string;
    readonly description?: string;
    readonly category?: string;
  })[];
}

/** What is known of a customer has changed. */
export interface CustomerUpdatedV1 {
  /** The same however often it is told; without it the bus’s own id counts. */
  readonly id?: string;
  /** A row of customers; attr.<name> for anything else. */
  readonly customer: {
    readonly customer_id: string | number | boolean | null;
    readonly kind?: string | number | boolean | null;
    readonly name?: string | number | boolean | null;
    readonly email?: string | number | boolean | null;
    readonly phone?: string | number | boolean | null;
    readonly locale?: string | number | boolean | null;
    readonly time_zone?: string | number | boolean | null;
    readonly country?: string | number | boolean | null;
    readonly born_on?: string | number | boolean | null;
    readonly born_calendar?: string | number | boolean | null;
    readonly joined_on?: string | number | boolean | null;
    readonly household_id?: string | number | boolean | null;
    readonly email_marketing?: string | number | boolean | null;
    readonly sms_marketing?: string | number | boolean | null;
    readonly credit?: string | number | boolean | null;
    readonly preferred_channel?: string | number | boolean | null;
    readonly tone?: string | number | boolean | null;
    readonly [other: string]: string | number | boolean | null | undefined;
  };
}

/** A row of customers; attr.<name> for anything else. */
export interface RecordsCustomersV1 {
  readonly customer_id: string | number | boolean | null;
  readonly kind?: string | number | boolean | null;
  readonly name?: string | number | boolean | null;
  readonly email?: string | number | boolean | null;
  readonly phone?: string | number | boolean | null;
  readonly locale?: string | number | boolean | null;
  readonly time_zone?: string | number | boolean | null;
  readonly country?: string | number | boolean | null;
  readonly born_on?: string | number | boolean | null;
  readonly born_calendar?: string | number | boolean | null;
  readonly joined_on?: string | number | boolean | null;
  readonly household_id?: string | number | boolean | null;
  readonly email_marketing?: string | number | boolean | null;
  readonly sms_marketing?: string | number | boolean | null;
  readonly credit?: string | number | boolean | null;
  readonly preferred_channel?: string | number | boolean | null;
  readonly tone?: string | number | boolean | null;
  readonly [other: string]: string | number | boolean | null | undefined;
}

/** A row of assets. */
export interface RecordsAssetsV1 {
  readonly asset_id: string | number | boolean | null;
  readonly customer_id: string | number | boolean | null;
  readonly model?: string | number | boolean | null;
  readonly name?: string | number | boolean | null;
  readonly category?: string | number | boolean | null;
  readonly serial?: string | number | boolean | null;
  readonly purchased_on?: string | number | boolean | null;
  readonly warranty_ends_on?: string | number | boolean | null;
  readonly status?: string | number | boolean | null;
  readonly ended_on?: string | number | boolean | null;
  readonly installed_on?: string | number | boolean | null;
  readonly user_known?: string | number | boolean | null;
}

/** A row of orders. */
export interface RecordsOrdersV1 {
  readonly order_id: string | number | boolean | null;
  readonly customer_id: string | number | boolean | null;
  readonly ordered_at: string | number | boolean | null;
  readonly sku: string | number | boolean | null;
  readonly quantity: string | number | boolean | null;
  readonly unit_price: string | number | boolean | null;
  readonly description?: string | number | boolean | null;
  readonly category?: string | number | boolean | null;
  readonly unit_cost?: string | number | boolean | null;
  readonly currency?: string | number | boolean | null;
  readonly delivered_on?: string | number | boolean | null;
  readonly refund_of?: string | number | boolean | null;
}

/** A row of points. */
export interface RecordsPointsV1 {
  readonly event_id: string | number | boolean | null;
  readonly customer_id: string | number | boolean | null;
  readonly at: string | number | boolean | null;
  readonly points: string | number | boolean | null;
  readonly source: string | number | boolean | null;
}

/** A row of facts; value.<name> for anything else. */
export interface RecordsFactsV1 {
  readonly customer_id: string | number | boolean | null;
  readonly kind: string | number | boolean | null;
  readonly date: string | number | boolean | null;
  readonly subject?: string | number | boolean | null;
  readonly repeats?: string | number | boolean | null;
  readonly [other: string]: string | number | boolean | null | undefined;
}

/** A row of credit. */
export interface RecordsCreditV1 {
  readonly event_id: string | number | boolean | null;
  readonly customer_id: string | number | boolean | null;
  readonly at: string | number | boolean | null;
  readonly standing: string | number | boolean | null;
  readonly reason?: string | number | boolean | null;
}

/** A row of supplies. */
export interface RecordsSuppliesV1 {
  readonly supply_id: string | number | boolean | null;
  readonly customer_id: string | number | boolean | null;
  readonly sku: string | number | boolean | null;
  readonly delivered_on: string | number | boolean | null;
  readonly quantity: string | number | boolean | null;
  readonly use_per_head_per_day?: string | number | boolean | null;
  readonly unit?: string | number | boolean | null;
  readonly heads?: string | number | boolean | null;
  readonly container?: string | number | boolean | null;
  readonly batch_on?: string | number | boolean | null;
  readonly payday?: string | number | boolean | null;
  readonly due_on?: string | number | boolean | null;
  readonly paid_on?: string | number | boolean | null;
  readonly payer_id?: string | number | boolean | null;
}

/** A row of recalls. */
export interface RecordsRecallsV1 {
  readonly recall_id: string | number | boolean | null;
  readonly model: string | number | boolean | null;
  readonly serial_from: string | number | boolean | null;
  readonly serial_to: string | number | boolean | null;
  readonly reason: string | number | boolean | null;
  readonly safety: string | number | boolean | null;
  readonly starts_on: string | number | boolean | null;
}

/** A row of service. */
export interface RecordsServiceV1 {
  readonly visit_id: string | number | boolean | null;
  readonly asset_id: string | number | boolean | null;
  readonly at: string | number | boolean | null;
  readonly kind: string | number | boolean | null;
  readonly customer_id?: string | number | boolean | null;
  readonly fault?: string | number | boolean | null;
  readonly outcome?: string | number | boolean | null;
}

/** A row of promises. */
export interface RecordsPromisesV1 {
  readonly promise_id: string | number | boolean | null;
  readonly customer_id: string | number | boolean | null;
  readonly kind: string | number | boolean | null;
  readonly text: string | number | boolean | null;
  readonly due_at: string | number | boolean | null;
  readonly kept_at?: string | number | boolean | null;
}
