import { GetParameterCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { Instant } from '../../domain/calendar/calendar-date.ts';

/** The last handled instant, kept outside the table so that a restore of the table is noticed. */
export function ssmHandledInstant({ client, parameter }: { client: Pick<SSMClient, 'send'>; parameter: string }) {
  return {
    async read(): Promise<Instant | undefined> {
      const { Parameter } = await client.send(new GetParameterCommand({ Name: parameter }));
      const instant = Number(Parameter?.Value);
      return Number.isFinite(instant) && instant > 0 ? instant : undefined;
    },
    async write(instant: Instant): Promise<void> {
      await client.send(new PutParameterCommand({ Name: parameter, Value: String(instant), Overwrite: true }));
    },
  };
}
