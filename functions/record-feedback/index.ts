import { emfMetrics } from '../../adapters/metrics/emf-metrics.ts';
import { decodeTags } from '../../adapters/send-tags.ts';
import { erasureHash } from '../erasure-hash.ts';
import { observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

export const handler = observed(createHandler({ ...stores(erasureHash), readTags: decodeTags, report: emfMetrics('record-feedback') }));
