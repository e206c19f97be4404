import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { compileCampaigns } from '../../build/compile-campaigns.ts';
import type { CompiledLibrary } from '../../campaigns/compiled-library.ts';
import { sampleValues } from '../../campaigns/sample-values.ts';

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
/** Where the pictures go, for whoever wants to look at them. */
const pictures = process.env.PICTURES;
/** In the dark nothing but the colours is another. */
const rules = { light: '{}', dark: '{ runOnly: ["color-contrast"] }' } as const;

let browser: Browser;
let library: CompiledLibrary;
beforeAll(async () => {
  library = await compileCampaigns();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
}, 120_000);
afterAll(() => browser?.close());

describe.each(['en', 'zh'] as const)('every mail in %s', (locale) => {
  it('has no serious fault of accessibility, by day and in the dark, and does not scroll sideways at 360 px', {
    timeout: 240_000,
  }, async () => {
    const { render } = liquidRenderer();
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const tab = await context.newPage();
    const faults: string[] = [];
    for (const { campaign, step, content } of library.contents.filter((one) => one.channel === 'email' && one.locale === locale)) {
      const name = `${campaign}-${step}-${locale}`;
      const answer = await render(name, content, sampleValues(campaign, step, locale));
      if (answer.kind === 'missing') throw new Error(`${name}: ${answer.what}`);
      await tab.setContent(answer.html);
      const over = await tab.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (over > 0) faults.push(`${name} scrolls ${over} px sideways`);
      await tab.evaluate(axe);
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme });
        const found = await tab.evaluate<string[]>(
          `axe.run(${rules[colorScheme]}).then(({ violations }) => violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => id + ": " + nodes[0].html))`,
        );
        faults.push(...found.map((fault) => `${name}, ${colorScheme}: ${fault}`));
      }
      if (pictures === undefined) continue;
      await tab.emulateMedia({ colorScheme: 'light' });
      await tab.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    }
    await context.close();
    expect(faults).toEqual([]);
  });
});
