import { type AwsPlace, type JsonCall, jsonCall } from '../aws/json-call.ts';

/** SQS's own API, one action a call. */
export const sqsCall = (place: AwsPlace): JsonCall => jsonCall({ ...place, service: 'sqs', target: 'AmazonSQS', version: '1.0' });

/** A queue as its adapters see it. */
export interface SqsQueue {
  readonly call: JsonCall;
  readonly queueUrl: string;
}
