import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { type AwsPlace, type JsonCall, jsonCall } from '../aws/json-call.ts';

/** Systems Manager's own API, one action a call. */
export const ssmCall = (place: AwsPlace): JsonCall => jsonCall({ ...place, service: 'ssm', target: 'AmazonSSM', version: '1.1' });

const answer = z.object({ Parameter: z.object({ Value: z.string().max(8192) }) });

/** The last handled instant, kept outside the table so that a restore of the table is noticed. */
export function ssmHandledInstant({ call, parameter }: { readonly call: JsonCall; readonly parameter: string }) {
  return {
    async read(): Promise<Instant | undefined> {
      const { Parameter } = answer.parse(await call('GetParameter', { Name: parameter }));
      const instant = Number(Parameter.Value);
      return Number.isFinite(instant) && instant > 0 ? instant : undefined;
    },
    async write(instant: Instant): Promise<void> {
      await call('PutParameter', { Name: parameter, Value: String(instant), Overwrite: true });
    },
  };
}
