import type { SendQuota } from '../../domain/sending/send-pace.ts';
import type { QueryCall } from '../aws/query-call.ts';
import { xmlText } from '../aws/xml-text.ts';

/** What SES lets the account send. An answer that leaves a limit out holds nobody back. */
export async function readSendQuota(call: QueryCall): Promise<SendQuota> {
  const answer = await call('GetSendQuota', {});
  const told = (name: string) => Number(xmlText(answer, name) ?? Number.NaN);
  const perDay = told('Max24HourSend');
  return {
    perSecond: Math.max(told('MaxSendRate') || 1, 0.1),
    perDay: Number.isFinite(perDay) ? perDay : -1,
    sentLastDay: told('SentLast24Hours') || 0,
  };
}
