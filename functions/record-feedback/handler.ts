import type { SNSEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type ReceiveTextServices, receiveText } from '../../workflows/feedback/receive-text.ts';
import { type FeedbackServices, recordFeedback } from '../../workflows/feedback/record-feedback.ts';
import { isCanaryArrival } from './parse-canary.ts';
import type { ReadTags } from './parse-feedback.ts';
import { parseFeedback } from './parse-feedback.ts';
import { type Notice, parseMissed } from './parse-missed.ts';
import { parseText } from './parse-text.ts';

type Services = FeedbackServices &
  ReceiveTextServices & {
    readonly readTags: ReadTags;
    readonly report?: (what: 'CanariesArrived', value: number) => void;
  };

/**
 * The providers' events and the texts of customers come in; states of messages, suppressions, choices and cases go out. Events that are
 * not about a message of ours are left. What failed when it was news comes again from a queue, each record on its own, until it is taken.
 */
export const createHandler =
  (services: Services, onFault: (fault: unknown) => void) =>
  async (event: SNSEvent | SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const record of event.Records) {
      if ('Sns' in record) {
        await takeIn(services, record.Sns);
        continue;
      }
      try {
        for (const notice of parseMissed(record.body)) await takeIn(services, notice);
      } catch (fault) {
        onFault(fault);
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };

async function takeIn(services: Services, { Message, Timestamp }: Notice): Promise<void> {
  const text = parseText(Message, Timestamp);
  if (text !== undefined) return await receiveText(services, text);
  const feedback = parseFeedback(Message, services.readTags);
  if (feedback !== undefined) await recordFeedback(services, feedback);
  else if (isCanaryArrival(Message)) services.report?.('CanariesArrived', 1);
}
