import { systemClock } from '../../adapters/system-clock.ts';
import { observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

export const handler = observed(createHandler({ clock: systemClock, ...stores() }));
