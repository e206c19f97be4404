/** One endpoint of an Amazon Pinpoint export: one address of one person, and whatever was noted with it. */
export interface Endpoint {
  /** `file:line`, from 1. */
  readonly source: string;
  readonly id: string;
  readonly userId?: string | undefined;
  /** `EMAIL`, `SMS`, or one that is no channel here (`GCM`, `APNS`, `VOICE`, …). */
  readonly channel: string;
  readonly address?: string | undefined;
  /** `OptOut` is `ALL`. */
  readonly optedOut: boolean;
  /** `EndpointStatus` is not `INACTIVE`. */
  readonly active: boolean;
  /** ISO 8601; empty where the export does not say. */
  readonly effectiveAt: string;
  readonly timeZone?: string | undefined;
  readonly locale?: string | undefined;
  readonly country?: string | undefined;
  /** Attributes and metrics of the endpoint. Several values are joined by `; `. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Of the user, whichever endpoint they came with. */
  readonly userAttributes: Readonly<Record<string, string>>;
}

/** Endpoints with this in common are one person: the user's id, else the address, else the endpoint's own id. */
export function personKey({ id, userId, channel, address }: Endpoint): string {
  if (userId !== undefined) return `user ${userId}`;
  return address !== undefined && (channel === 'EMAIL' || channel === 'SMS') ? `address ${address.toLowerCase()}` : `endpoint ${id}`;
}
