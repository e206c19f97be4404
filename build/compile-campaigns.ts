import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lintTemplate } from '../adapters/templates/lint-template.ts';
import { compileContent } from '../campaigns/compile-content.ts';
import type { CompiledContent, CompiledLibrary } from '../campaigns/compiled-library.ts';
import { starterTexts } from '../campaigns/starter-texts.ts';
import { starterCampaigns } from '../campaigns/starters.ts';
import type { Campaign, Step } from '../domain/campaigns/campaign.ts';
import type { Channel } from '../domain/customer.ts';
import { type ContentLocale, contentLocales } from '../domain/wording/greeting.ts';
import type { Content } from '../workflows/campaign-library.ts';

/** The starters are our own: only one that never ends is a fault, however busy the machine. */
const PATIENT_MS = 30_000;

/** Bytes; an item of the table has room for 400 KB, mail programs cut mails off from about 100 KB. */
const LARGEST_CONTENT = 60_000;

/** All that the starter campaigns say, ready to be rendered. MJML runs here and never when a message is sent. */
export async function compileCampaigns(): Promise<CompiledLibrary> {
  const layout = await readFile(new URL('../campaigns/layout.mjml', import.meta.url), 'utf8');
  const contents: CompiledContent[] = [];
  for (const campaign of starterCampaigns)
    for (const step of campaign.steps)
      for (const channel of step.channels)
        for (const locale of contentLocales) {
          const content = await compiled(layout, campaign, step, channel, locale);
          contents.push({ campaign: campaign.id, version: campaign.version, step: step.id, channel, locale, content });
        }
  return { campaigns: starterCampaigns, contents };
}

/** Writes `campaigns.json` into the build's folder. */
export async function writeCampaigns(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'campaigns.json'), JSON.stringify(await compileCampaigns()));
}

async function compiled(layout: string, campaign: Campaign, step: Step, channel: Channel, locale: ContentLocale): Promise<Content> {
  const name = `${campaign.id}/${step.id} by ${channel} in ${locale}`;
  const texts = starterTexts[campaign.id]?.[locale];
  if (texts === undefined) throw new Error(`${name}: nothing is written`);
  const content = await compileContent(layout, { class: campaign.class, texts, step: step.id, channel, locale });
  if (content === undefined) throw new Error(`${name}: nothing is written`);
  const findings = lintTemplate(content, campaign.class, PATIENT_MS);
  if (findings.length > 0) throw new Error(`${name}: ${findings.join('; ')}`);
  const size = Buffer.byteLength(JSON.stringify(content));
  if (size >= LARGEST_CONTENT) throw new Error(`${name}: ${size} bytes, more than ${LARGEST_CONTENT}`);
  return content;
}
