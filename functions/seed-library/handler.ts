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
});

/** What CloudFormation waits for, for up to an hour if it is never told. */
export interface StackAnswer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

export interface SeedServices {
  readonly seed: () => Promise<unknown>;
  readonly answer: (url: string, answer: StackAnswer) => Promise<void>;
}

/** A deployment begins or changes: what it lacks is brought in. When it goes, what it holds stays. */
export const createHandler =
  ({ seed, answer }: SeedServices) =>
  async (event: unknown): Promise<void> => {
    const { RequestType, ResponseURL, StackId, RequestId, LogicalResourceId, PhysicalResourceId } = request.parse(event);
    const ids = { StackId, RequestId, LogicalResourceId, PhysicalResourceId: PhysicalResourceId ?? 'starters' };
    try {
      if (RequestType !== 'Delete') await seed();
      await answer(ResponseURL, { Status: 'SUCCESS', ...ids });
    } catch (fault) {
      const reason = fault instanceof Error ? fault.message : String(fault);
      await answer(ResponseURL, { Status: 'FAILED', Reason: `The starters were not brought in: ${reason}`.slice(0, 1000), ...ids });
      throw fault;
    }
  };
