import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../build/bundle-functions.ts';
import { leanLibraries } from '../../build/lean-libraries.ts';

describe('bundles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-lean-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** KB; asked for are 620 at most. They hold no SDK of AWS (decision 073). */
  const most = [
    ['derive-facts', 340],
    ['find-due', 360],
    ['record-feedback', 330],
    ['count-outcomes', 330],
    ['deliver-messages', 600],
  ] as const;

  it('of hot functions stay small', async () => {
    const names = most.map(([name]) => name);
    const sizes = await bundleFunctions(join(folder, 'functions'), names);
    expect(sizes.map(({ name }) => name)).toEqual(names);
    for (const [index, [name, limit]] of most.entries()) {
      expect(sizes[index]?.bytes, name).toBeGreaterThan(100 * 1024);
      expect(sizes[index]?.bytes, name).toBeLessThan(limit * 1024);
    }
  }, 30_000);

  describe('a mail composed by what is left of the library', () => {
    let mail: Awaited<ReturnType<typeof PostalMime.parse>>;

    beforeAll(async () => {
      const outfile = join(folder, 'compose.mjs');
      await esbuild.build({
        entryPoints: ['adapters/ses/compose-mime.ts'],
        outfile,
        bundle: true,
        platform: 'node',
        format: 'esm',
        mainFields: ['module', 'main'],
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
        plugins: [leanLibraries],
      });
      const { composeMime } = await import(pathToFileURL(outfile).href);
      const email = {
        channel: 'email',
        to: 'ada@example.com',
        toName: '王小云',
        fromName: 'Demo',
        replyTo: 'care@example.com',
        subject: '生日快乐',
        html: '<p>hello</p>',
        text: 'hello',
        unsubscribeUrl: 'https://x/u',
        calendar: { method: 'REQUEST', fileName: 'visit.ics', text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
        tags: { customer: 'C1', key: 'k', campaign: 'c', attempt: 1 },
      };
      mail = await PostalMime.parse(composeMime(email, 'care@example.com'));
    }, 30_000);

    it('has its subject, text and HTML', () =>
      expect(mail).toMatchObject({ subject: '生日快乐', text: 'hello\n', html: '<p>hello</p>\n', to: [{ name: '王小云' }] }));

    it('has the calendar file as an alternative and as an attachment', () =>
      expect(mail.attachments.map(({ mimeType, filename }) => [mimeType, filename])).toEqual(
        expect.arrayContaining([
          ['text/calendar', null],
          ['application/ics', 'visit.ics'],
        ]),
      ));
  });
});
