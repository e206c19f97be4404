import { HOUR, type Instant } from '../../domain/calendar/calendar-date.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import type { Message } from '../../domain/message.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { createHandler as createEscalate } from '../../functions/escalate-cases/handler.ts';
import { demoCustomerId } from '../../local/demo/demo-people.ts';
import { loadDemo } from '../../local/demo/load-demo.ts';
import { virtualCloud } from '../../local/simulation/virtual-cloud.ts';
import { customerPages } from '../../pages/app.ts';
import type { OutgoingMessage } from '../../workflows/outbox.ts';
import { consoleApi } from './console-api.ts';
import { consoleCloud } from './console-cloud.ts';
import { anImportContext, importText } from './import-text.ts';

type Told = Message & { readonly customer: string };

const STEP = 6 * HOUR;

/** The demo's company, smaller, on the shipped handlers, in memory: its clock can be moved, and staff and customers can act. */
export async function demoWorld(now: Instant, customers: number) {
  const told: Told[] = [];
  const sent: OutgoingMessage[] = [];
  const events: string[] = [];
  const cloud = virtualCloud(
    (message, customer) => told.push({ ...message, customer }),
    (message) => sent.push(message),
  );
  cloud.clock.at = now;
  await loadDemo({ table: cloud.table, now, settings: defaultSettings, size: { customers, assets: Math.round(customers * 1.8) } });
  await cloud.drain();
  await cloud.findDue();

  const desk = consoleCloud(now, cloud.table);
  const onFault = (fault: Error) => {
    throw fault;
  };
  const api = consoleApi(desk.services, { identify: () => ({ id: 'ada', roles: ['admin'] }), onFault });
  const pages = customerPages(desk.pages, onFault);
  const escalate = createEscalate({
    ...cloud.stores,
    clock: cloud.clock,
    events: { publish: async ({ type }) => void events.push(type) },
  });

  return {
    cloud,
    desk,
    pages,
    told,
    events,
    ids: Array.from({ length: customers }, (_, n) => demoCustomerId(n)),

    /** On to an instant, a quarter of a day at a time. */
    async passTo(until: Instant): Promise<void> {
      while (cloud.clock.at < until) {
        cloud.clock.at = Math.min(until, cloud.clock.at + STEP);
        desk.clock.at = cloud.clock.at;
        await escalate();
        await cloud.drain();
        await cloud.findDue();
        await cloud.drain();
      }
    },

    /** What a campaign came to for somebody: step, and outcome or reason. */
    cameTo: (customer: string, campaign: string): string[] =>
      told
        .filter((one) => one.customer === customer && one.campaign === campaign)
        .map(({ step, state, reason }) => `${step} ${reason ?? state}`),

    /** The words that went to somebody, newest last. */
    words: (customer: string, campaign: string): string[] =>
      sent.filter(({ tags }) => tags.customer === customer && tags.campaign === campaign).map(({ text }) => text),

    async ask(method: string, path: string, body?: unknown) {
      const answer = await api.request(`/api/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const text = await answer.text();
      await cloud.drain();
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    },

    async bringIn(kind: ImportKind, csv: string): Promise<void> {
      const { rejects } = await importText({ ports: cloud.stores }, kind, csv, { context: anImportContext(cloud.clock.now()) });
      if (rejects.length > 0) throw new Error(JSON.stringify(rejects));
      await cloud.drain();
    },
  };
}

export type DemoWorld = Awaited<ReturnType<typeof demoWorld>>;
