import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { eventbridgeEvents } from '../../adapters/events/eventbridge-events.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { erasureHash } from '../erasure-hash.ts';
import { observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const { records, writes, library, cases, gates, promises } = stores(erasureHash);
const events = eventbridgeEvents({ client: new EventBridgeClient({}) });

export const handler = observed(createHandler({ clock: systemClock, records, writes, library, cases, gates, promises, events }));
