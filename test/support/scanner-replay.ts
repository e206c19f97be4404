import type { Claims } from '../../adapters/links/token.ts';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { linkPurposes as purposes } from '../../domain/links/link-purpose.ts';
import { messageKey } from '../../domain/occasion.ts';
import { customerPages } from '../../pages/app.ts';
import { aCustomer } from './builders.ts';
import { consoleCloud } from './console-cloud.ts';

const pageOf: Readonly<Record<Claims['purpose'], string>> = {
  'opt-out': 'unsubscribe',
  preferences: 'preferences',
  survey: 'survey',
  booking: 'booking',
  recall: 'recall',
  voucher: 'voucher',
  'my-data': 'my-data',
  'opt-in': 'opt-in',
  export: 'my-data/export',
  erase: 'my-data/erase',
};

const looks = [
  { method: 'GET' },
  { method: 'HEAD' },
  { method: 'OPTIONS' },
  { method: 'GET', headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } },
] as const;

/** A gateway opens every link of so many mails three times in each way; then the mail program's one-click POST comes, twice. */
export async function replayScanner(mails: number) {
  const cloud = consoleCloud();
  await cloud.campaigns();
  const pages = customerPages(cloud.pages, (fault) => {
    throw fault;
  });
  const ids = Array.from({ length: mails }, (_, n) => `C${n}`);
  for (const id of ids) await cloud.holds(id, [{ type: 'PROFILE', body: aCustomer({ id }) }]);
  const expiresAt = cloud.clock.now() + DAY;
  const subject = messageKey({ campaign: 'satisfaction-survey', step: 'day7', subject: 'O1', occurrence: '2026-11-14' });
  let requests = 0;
  for (const customer of ids)
    for (const purpose of purposes)
      for (let time = 0; time < 3; time++)
        for (const look of looks) {
          await pages.request(`/p/${pageOf[purpose]}/${cloud.link({ purpose, customer, subject, expiresAt })}?answer=1&satisfied=no`, look);
          requests += 1;
        }
  const changedByScanner = cloud.changes.length;
  const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
  let left = 0;
  let writesOfSecond = 0;
  for (const customer of ids) {
    const link = `/p/unsubscribe/${cloud.link({ purpose: 'opt-out', customer, subject: 'win-back' })}`;
    await pages.request(link, oneClick);
    if ((await cloud.gates.read(customer)).email.consent === 'withdrawn') left += 1;
    const before = cloud.changes.length;
    await pages.request(link, oneClick);
    writesOfSecond += cloud.changes.length - before;
  }
  return { requests, changedByScanner, left, writesOfSecond };
}
