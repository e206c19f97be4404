import type { SNSEvent } from 'aws-lambda';
import { type ReceiveTextServices, receiveText } from '../../workflows/feedback/receive-text.ts';
import { type FeedbackServices, recordFeedback } from '../../workflows/feedback/record-feedback.ts';
import { isCanaryArrival } from './parse-canary.ts';
import type { ReadTags } from './parse-feedback.ts';
import { parseFeedback } from './parse-feedback.ts';
import { parseText } from './parse-text.ts';

type Services = FeedbackServices &
  ReceiveTextServices & {
    readonly readTags: ReadTags;
    readonly report?: (what: 'CanariesArrived', value: number) => void;
  };

/**
 * The providers' events and the texts of customers come in; states of messages, suppressions, choices and cases go out. Events that are
 * not about a message of ours are left.
 */
export const createHandler = (services: Services) => async (event: SNSEvent) => {
  for (const { Sns } of event.Records) {
    const text = parseText(Sns.Message, Sns.Timestamp);
    if (text !== undefined) {
      await receiveText(services, text);
      continue;
    }
    const feedback = parseFeedback(Sns.Message, services.readTags);
    if (feedback !== undefined) await recordFeedback(services, feedback);
    else if (isCanaryArrival(Sns.Message)) services.report?.('CanariesArrived', 1);
  }
};
