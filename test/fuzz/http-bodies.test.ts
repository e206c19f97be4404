import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerPages } from '../../pages/app.ts';
import { consoleApi } from '../support/console-api.ts';
import { fuzzRuns, fuzzTime } from '../support/fuzz-runs.ts';
import { cloudWithAda } from '../support/pages-cloud.ts';

/** Names that the forms and the API know, so that a body gets further than the first look at it. */
const known = fc.constantFrom(
  'email',
  'sms',
  'choice',
  'score',
  'comment',
  'answers',
  'slot',
  'settings',
  'rev',
  'live',
  'kind',
  'fileName',
  'map',
  'text',
  'customer',
  'dueAt',
  'List-Unsubscribe',
  'quietFrom',
  'quietTo',
  'id',
  'to',
  'from',
  '__proto__',
  'constructor',
);
const scalar = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('yes', 'C1', '2026-11-22', '9'.repeat(400), '%00', '../..'),
);
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('any'), { maxLength: 4 }), fc.dictionary(known, tie('any'), { maxKeys: 5 })),
})).any;
const body = fc.oneof(
  fc.dictionary(known, value, { maxKeys: 8 }).map((fields) => ({ type: 'application/json', body: JSON.stringify(fields) })),
  fc.array(fc.tuple(known, fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 8 }).map((fields) => ({
    type: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(fields.map(([name, text]): [string, string] => [name, Buffer.from(text).toString()])).toString(),
  })),
  fc
    .tuple(
      fc.constantFrom(
        'application/json',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'multipart/form-data; boundary=x',
        'text/plain',
        '',
      ),
      fc.string({ unit: 'binary', maxLength: 200 }),
    )
    .map(([type, text]) => ({ type, body: text })),
  fc
    .constantFrom('[', '"', '{"a":', '[['.repeat(5000), '{}', 'null', '0', 'x'.repeat(70_000))
    .map((text) => ({ type: 'application/json', body: text })),
);
const id = fc.constantFrom('C1', 'none', 'win-back', '%F0', '%00', '..%2F..', 'a'.repeat(300), '__proto__', encodeURIComponent('李'));
const query = fc.constantFrom(
  '',
  '?limit=0',
  '?limit=999999',
  '?after=%7B%7D',
  '?after=x',
  '?from=2026-99-99&to=x',
  '?on=9999-99-99',
  '?q=%00',
  '?limit=1e9&zone=Mars/Base',
  '?by=constructor',
);

/** As it would come over the wire: lone surrogates are no UTF-8. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

describe('> A body that nobody could have meant is refused clearly, and is no fault of ours', () => {
  it(
    'by the pages that customers open',
    async () => {
      const cloud = await cloudWithAda();
      const faults: Error[] = [];
      const pages = customerPages(cloud.pages, (fault) => faults.push(fault));
      const until = cloud.clock.now() + 86_400_000;
      const purposes = ['booking', 'my-data', 'opt-in', 'recall', 'voucher', 'export', 'erase'] as const;
      const paths = [
        ...Object.values(cloud.paths),
        ...purposes.map(
          (purpose) =>
            `/p/${purpose === 'export' || purpose === 'erase' ? 'my-data' : purpose}/${cloud.link({ purpose, customer: 'C1', subject: 'x', expiresAt: until })}`,
        ),
        '/p/s/abc',
      ];
      const path = fc
        .tuple(fc.constantFrom(...paths), fc.constantFrom('', '', '/x', '/confirm', '/cancel', '/one-click'), query)
        .map((parts) => parts.join(''));
      await fc.assert(
        fc.asyncProperty(path, fc.constantFrom('POST', 'POST', 'GET', 'PUT'), body, async (at, method, { type, body: text }) => {
          const answer = await pages.request(at, {
            method,
            ...(method === 'GET' ? {} : { body: wellFormed(text), headers: type === '' ? {} : { 'content-type': type } }),
          });
          expect(faults.splice(0)).toEqual([]);
          expect(answer.status).toBeLessThan(500);
          // The throttle of one link is not what is tried here.
          cloud.clock.at += 3_600_000 / 5;
        }),
        { numRuns: fuzzRuns(300) },
      );
    },
    fuzzTime,
  );

  it(
    'by every route of the console’s API',
    async () => {
      const cloud = await cloudWithAda();
      const faults: Error[] = [];
      const api = consoleApi(cloud.services, {
        identify: () => ({ id: 'staff-1', roles: ['admin'] }),
        onFault: (fault) => faults.push(fault),
      });
      const routes = [
        ...new Set(
          api.routes
            .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
            .map(({ method, path }) => `${method} ${path}`),
        ),
      ];
      expect(routes.length).toBeGreaterThan(30);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...routes), id, id, query, body, async (route, first, second, asked, { type, body: text }) => {
          const [method = '', path = ''] = route.split(' ');
          let n = 0;
          const at = path.replace(/:\w+/g, () => (n++ === 0 ? first : second)) + asked;
          const answer = await api.request(at, {
            method,
            ...(method === 'GET' ? {} : { body: wellFormed(text), headers: type === '' ? {} : { 'content-type': type } }),
          });
          expect(faults.splice(0).map((fault) => `${route} ${at} ${text.slice(0, 200)}: ${fault.stack}`)).toEqual([]);
          expect(answer.status).toBeLessThan(500);
        }),
        { numRuns: fuzzRuns(300) },
      );
    },
    fuzzTime,
  );
});
