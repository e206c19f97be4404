import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { answerStack } from '../../adapters/cloudformation/answer-stack.ts';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { dynamoDraftBook } from '../../adapters/dynamo/dynamo-draft-book.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { parseCompiledLibrary } from '../../campaigns/compiled-library.ts';
import { seedsOf } from '../../campaigns/seeds-of.ts';
import { starterTexts } from '../../campaigns/starter-texts.ts';
import { planShape, textsShape } from '../../domain/campaigns/draft-shape.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { draftFromCode } from '../../workflows/campaigns/draft-from-code.ts';
import { seedLibrary } from '../../workflows/seed-library.ts';
import { environment } from '../environment.ts';
import { logger, observed } from '../observed.ts';
import { table } from '../stores.ts';
import { createHandler } from './handler.ts';

const codeShape = z.array(z.strictObject({ plan: planShape, texts: textsShape })).max(200);
const replyTo = environment('FROM_ADDRESS');
const settings = { ...defaultSettings, company: { ...defaultSettings.company, replyTo } };

export const handler = observed(
  createHandler({
    // Beside the bundle, as the build compiled it.
    seed: async () => {
      const library = parseCompiledLibrary(await readFile(join(import.meta.dirname, 'campaigns.json'), 'utf8'));
      await seedLibrary(dynamoCampaignStore(table()), { ...seedsOf(library), settings });
      // Those of the company's own code, where its stack has any (CustomerCare).
      const ofCode = join(import.meta.dirname, 'campaigns-of-code.json');
      if (!existsSync(ofCode)) return;
      const services = { drafts: dynamoDraftBook(table(), starterTexts), clock: systemClock };
      const { kept } = await draftFromCode(services, codeShape.parse(JSON.parse(await readFile(ofCode, 'utf8'))));
      if (kept.length > 0) logger.warn('Campaigns that people have edited since were left as they are', { kept });
    },
    answer: answerStack,
  }),
);
