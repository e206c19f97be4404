import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerStack } from '../../adapters/cloudformation/answer-stack.ts';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { parseCompiledLibrary } from '../../campaigns/compiled-library.ts';
import { seedsOf } from '../../campaigns/seeds-of.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { seedLibrary } from '../../workflows/seed-library.ts';
import { environment } from '../environment.ts';
import { observed } from '../observed.ts';
import { table } from '../stores.ts';
import { createHandler } from './handler.ts';

const replyTo = environment('FROM_ADDRESS');
const settings = { ...defaultSettings, company: { ...defaultSettings.company, replyTo } };

export const handler = observed(
  createHandler({
    // Beside the bundle, as the build compiled it.
    seed: async () => {
      const library = parseCompiledLibrary(await readFile(join(import.meta.dirname, 'campaigns.json'), 'utf8'));
      await seedLibrary(dynamoCampaignStore(table()), { ...seedsOf(library), settings });
    },
    answer: answerStack,
  }),
);
