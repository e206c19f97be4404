import type { SNSEvent } from 'aws-lambda';
import { type FeedbackServices, recordFeedback } from '../../workflows/feedback/record-feedback.ts';
import type { ReadTags } from './parse-feedback.ts';
import { parseFeedback } from './parse-feedback.ts';

/** The providers' events come in, states of messages and suppressions go out. Events that are not about a message of ours are left. */
export const createHandler = (services: FeedbackServices & { readonly readTags: ReadTags }) => async (event: SNSEvent) => {
  for (const { Sns } of event.Records) {
    const feedback = parseFeedback(Sns.Message, services.readTags);
    if (feedback !== undefined) await recordFeedback(services, feedback);
  }
};
