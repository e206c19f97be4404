import { expect, it } from 'vitest';
import * as z from 'zod';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import type { Role } from '../../console/api/roles.ts';
import { BROADCAST } from '../../domain/broadcasts/broadcast.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

async function aCloud() {
  const cloud = consoleCloud();
  await cloud.campaigns();
  await dynamoCampaignStore(cloud.table).saveCampaign(
    {
      id: 'spring',
      version: 1,
      class: 'marketing',
      fact: BROADCAST,
      rule: 'dated-fact',
      steps: [{ id: 'only', offsetDays: 0, channels: ['email'], send: 'first' }],
      live: true,
      approved: true,
    },
    undefined,
  );
  return (role: Role) =>
    consoleApi(cloud.services, {
      identify: () => ({ id: 'staff-1', roles: [role] }),
      onFault: (fault) => {
        throw fault;
      },
    });
}

const post = (body: object) => ({ method: 'POST', body: JSON.stringify(body) });

it('a broadcast is started by an approver, held back by an author, and told of to everybody', async () => {
  const api = await aCloud();
  const asked = post({ campaign: 'spring', model: 'WM-7', perHour: 5000 });
  expect((await api('author').request('/api/broadcasts', asked)).status).toBe(403);
  const started = z.looseObject({ id: z.string() }).parse(await (await api('approver').request('/api/broadcasts', asked)).json());
  expect(started).toMatchObject({
    campaign: 'spring',
    step: 'only',
    to: { kind: 'owners', model: 'WM-7' },
    state: 'running',
    by: 'staff-1',
  });
  expect((await api('author').request(`/api/broadcasts/${started.id}/pause`, post({}))).status).toBe(200);
  expect((await api('author').request(`/api/broadcasts/${started.id}/pause`, post({}))).status).toBe(409);
  expect((await api('author').request(`/api/broadcasts/${started.id}/resume`, post({}))).status).toBe(403);
  expect(await (await api('viewer').request('/api/broadcasts')).json()).toMatchObject({
    items: [{ id: started.id, state: 'paused', segments: 1, looked: 0 }],
  });
});

it.each([
  ['one that goes by dates', { campaign: 'win-back', perHour: 1000 }, 400],
  ['one that is not there', { campaign: 'nothing', perHour: 1000 }, 404],
  ['one without a pace', { campaign: 'spring' }, 400],
])('no broadcast of %s', async (_which, body, status) => {
  expect((await (await aCloud())('admin').request('/api/broadcasts', post(body))).status).toBe(status);
});
