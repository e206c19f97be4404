import { emfMetrics } from '../../adapters/metrics/emf-metrics.ts';
import { decodeTags } from '../../adapters/send-tags.ts';
import { erasureHash } from '../erasure-hash.ts';
import { logger, observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const services = { ...stores(erasureHash), readTags: decodeTags, report: emfMetrics('record-feedback') };

export const handler = observed(
  createHandler(services, (fault) => logger.error('An event that had been missed could not be taken in this time either', { fault })),
);
