import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import type { Mail } from './running-product.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [360, 1280];
const HEIGHT = 780;

const violations = z.array(z.object({ id: z.string(), impact: z.string().nullable(), html: z.string() }));
const ASK_AXE =
  'axe.run({ resultTypes: ["violations"] }).then((told) => told.violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0].html })))';

/** Takes a picture of everything that comes past, and notes what is wrong with it. */
export class Lookout {
  readonly #folder: string;
  readonly faults: string[] = [];
  pictures = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** At phone and desk width, by day and in the dark. */
  async look(tab: Page, name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const width of WIDTHS) {
        await tab.setViewportSize({ width, height: HEIGHT });
        const over = z.number().parse(await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
        if (over > 0) this.faults.push(`${name} scrolls ${over} px sideways at ${width} px`);
        await tab.screenshot({ path: join(this.#folder, `${name}-${width}${colorScheme === 'dark' ? '-dark' : ''}.png`), fullPage: true });
        this.pictures += 1;
      }
      await tab.evaluate(axe);
      for (const { id, impact, html } of violations.parse(await tab.evaluate(ASK_AXE)))
        if (impact === 'serious' || impact === 'critical') this.faults.push(`${name}, ${colorScheme}: ${id} in ${html.slice(0, 200)}`);
    }
    await tab.emulateMedia({ colorScheme: 'light' });
    await tab.setViewportSize({ width: 360, height: HEIGHT });
  }

  /** A mail as a mailbox shows it: without its address bar, in a page of its own. */
  async lookAtMail(browser: Browser, mail: Mail, name: string): Promise<void> {
    const tab = await browser.newPage();
    const plain = `<!doctype html><html lang="en"><title>SMS</title><meta name="viewport" content="width=device-width"><main><pre style="white-space:pre-wrap;overflow-wrap:anywhere">`;
    await tab.setContent(mail.html ?? `${plain}${mail.text.replaceAll('<', '&lt;')}</pre></main>`);
    await this.look(tab, name);
    await tab.close();
  }
}
