import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const price = z.number().nonnegative();
const pricesSchema = z.object({
  asOf: z.iso.date(),
  region: z.string(),
  currency: z.string(),
  note: z.string(),
  source: z.string(),
  writeUnitsPerMillion: price,
  readUnitsPerMillion: price,
  streamReadsPerMillion: price,
  sqsRequestsPerMillion: price,
  lambdaRequestsPerMillion: price,
  lambdaGbSecondsPerMillion: price,
  customEventsPerMillion: price,
  snsLambdaDeliveriesPerMillion: price,
  s3PutsPerMillion: price,
  s3GetsPerMillion: price,
  secretRequestsPerMillion: price,
  parameterRequestsPerMillion: price,
  httpRequestsPerMillion: price,
  logsPerGb: price,
  emailsPerMillion: price,
  emailsPerMillionDefaultPlan: price,
  smsPerMillion: price,
  tableGbMonth: price,
  backupGbMonth: price,
  alarmMonth: price,
  keyMonth: price,
  secretMonth: price,
  firehosePerGb: price,
  firehoseLeastBytes: price,
  objectGbMonth: price,
  athenaPerTb: price,
  athenaLeastBytes: price,
});
export type Prices = z.infer<typeof pricesSchema>;

/** What AWS counts, by the name under which it is priced. */
export const units = [
  'writeUnits',
  'readUnits',
  'dynamoRequests',
  'streamReads',
  'sqsRequests',
  'lambdaRequests',
  'lambdaGbSeconds',
  'customEvents',
  'snsLambdaDeliveries',
  's3Puts',
  's3Gets',
  'secretRequests',
  'parameterRequests',
  'httpRequests',
  'logBytes',
  'emails',
  'sms',
] as const;
export type Unit = (typeof units)[number];
export type Counts = Readonly<Record<Unit, number>>;

export const readPrices = (): Prices => pricesSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'prices.json'), 'utf8')));

/** Dollars for one of each. A request to DynamoDB costs nothing besides its units. */
export const pricePerUnit = (prices: Prices): Counts => ({
  writeUnits: prices.writeUnitsPerMillion / 1e6,
  readUnits: prices.readUnitsPerMillion / 1e6,
  dynamoRequests: 0,
  streamReads: prices.streamReadsPerMillion / 1e6,
  sqsRequests: prices.sqsRequestsPerMillion / 1e6,
  lambdaRequests: prices.lambdaRequestsPerMillion / 1e6,
  lambdaGbSeconds: prices.lambdaGbSecondsPerMillion / 1e6,
  customEvents: prices.customEventsPerMillion / 1e6,
  snsLambdaDeliveries: prices.snsLambdaDeliveriesPerMillion / 1e6,
  s3Puts: prices.s3PutsPerMillion / 1e6,
  s3Gets: prices.s3GetsPerMillion / 1e6,
  secretRequests: prices.secretRequestsPerMillion / 1e6,
  parameterRequests: prices.parameterRequestsPerMillion / 1e6,
  httpRequests: prices.httpRequestsPerMillion / 1e6,
  logBytes: prices.logsPerGb / 1e9,
  emails: prices.emailsPerMillion / 1e6,
  sms: prices.smsPerMillion / 1e6,
});
