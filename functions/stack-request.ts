import * as z from 'zod';

const text = z.string().min(1).max(8192);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html */
const request = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url({ protocol: /^https$/ }).max(8192),
  StackId: text,
  RequestId: text,
  LogicalResourceId: text,
  PhysicalResourceId: text.optional(),
  ResourceProperties: z.unknown(),
});

type StackRequest = z.infer<typeof request>;

/** What CloudFormation waits for, for up to an hour if it is never told. */
export interface StackAnswer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

export type AnswerStack = (url: string, answer: StackAnswer) => Promise<void>;

export interface StackWork {
  /** What the resource is called as long as it stands. */
  readonly id: string;
  /** How CloudFormation's reason begins. */
  readonly failure: string;
  readonly work: (request: Pick<StackRequest, 'RequestType' | 'ResourceProperties'>) => Promise<unknown>;
  readonly answer: AnswerStack;
}

/** Does what a deployment asks for, and tells it how that went, whichever way. */
export const answeringStack =
  ({ id, failure, work, answer }: StackWork) =>
  async (event: unknown): Promise<void> => {
    const asked = request.parse(event);
    const { ResponseURL, StackId, RequestId, LogicalResourceId, PhysicalResourceId = id } = asked;
    const ids = { StackId, RequestId, LogicalResourceId, PhysicalResourceId };
    try {
      await work(asked);
    } catch (fault) {
      const reason = fault instanceof Error ? fault.message : String(fault);
      await answer(ResponseURL, { Status: 'FAILED', Reason: `${failure}: ${reason}`.slice(0, 1000), ...ids });
      throw fault;
    }
    await answer(ResponseURL, { Status: 'SUCCESS', ...ids });
  };
