import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { ConsoleCloud } from './console-cloud.ts';
import { serveConsole } from './console-server.ts';
import { type FakeLaptop, fakeLaptop } from './fake-laptop.ts';

const root = join(import.meta.dirname, '../..');
export const consoleFolder = join(root, 'dist/console');
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

export interface ConsoleInBrowser {
  readonly laptop: FakeLaptop;
  readonly url: string;
  /** A window of its own, as on a machine that never was here before. */
  window(width: number, height: number): Promise<{ context: BrowserContext; page: Page }>;
  open(page: Page, hash: string): Promise<void>;
  close(): Promise<void>;
}

/** The built console over a cloud in memory, on a laptop or away from it, and a Chromium to look at it with. */
export async function consoleInBrowser(cloud: ConsoleCloud, { away = false } = {}): Promise<ConsoleInBrowser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  const laptop = fakeLaptop(cloud);
  const server = await serveConsole(consoleFolder, cloud, away ? undefined : laptop);
  return {
    laptop,
    url: server.url,
    async window(width, height) {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', reducedMotion: 'reduce' });
      return { context, page: await context.newPage() };
    },
    async open(page, hash) {
      await page.goto('about:blank');
      await page.goto(`${server.url}/#/${hash}`);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

export const seen = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor();

/** Of the window, and of the part of it that scrolls by itself. */
export const scrolledSideways = (page: Page) =>
  page.evaluate<number>(
    'Math.max(...[document.documentElement, document.getElementById("content")].map((one) => one === null ? 0 : one.scrollWidth - one.clientWidth))',
  );

/** What axe calls serious or critical, after everything has come to rest. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // A colour half-way through its transition is nobody's colour.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < Infinity).map(({ finished }) => finished))',
  );
  await page.evaluate(axe);
  return await page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'], iframes: false }).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(' | ')))`,
  );
}
