import * as z from 'zod';
import { changesBetween, type TextChange } from '../domain/campaigns/changes-between.ts';
import { planShape, textsShape } from '../domain/campaigns/draft-shape.ts';
import { type CampaignFile, readCampaignFiles, writeCampaignFile } from './campaign-files.ts';
import { type CareClient, Conflict } from './care-client.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode } from './outcome.ts';

const listed = z.object({
  items: z.array(z.looseObject({ id: z.string().max(128) })),
  drafts: z.array(z.looseObject({ plan: z.looseObject({ id: z.string().max(128) }) })),
});
const shown = z.object({
  campaign: z.looseObject({ version: z.int() }).nullable(),
  texts: textsShape.nullable(),
  draft: z.looseObject({ plan: planShape, texts: textsShape, rev: z.int() }).nullable(),
});
const saved = z.object({ rev: z.int() });

export type CampaignStanding =
  | { readonly id: string; readonly is: 'same' | 'only-here' | 'only-there' }
  /** The file has been edited since it was pulled. */
  | { readonly id: string; readonly is: 'changed-here'; readonly changes: readonly TextChange[] }
  /** Somebody has saved it, or let it go out, since the file was pulled. */
  | { readonly id: string; readonly is: 'changed-there'; readonly changes: readonly TextChange[] };

/** What the console shows of every campaign: the edit that is under way, else what goes out. */
async function there(client: CareClient): Promise<ReadonlyMap<string, CampaignFile>> {
  const { items, drafts } = listed.parse(await client.get('/api/campaigns'));
  const ids = [...new Set([...items.map(({ id }) => id), ...drafts.map(({ plan }) => plan.id)])].sort();
  const found = new Map<string, CampaignFile>();
  for (const id of ids) {
    const { campaign, texts, draft } = shown.parse(await client.get(`/api/campaigns/${encodeURIComponent(id)}`));
    const seen = { version: campaign?.version ?? 0, rev: draft?.rev ?? 0 };
    if (draft !== null) found.set(id, { plan: draft.plan, texts: draft.texts, seen });
    else if (campaign !== null) found.set(id, { plan: planIn(campaign), texts: texts ?? {}, seen });
  }
  return found;
}

const planIn = ({ version: _v, live: _l, approved: _a, archived: _r, ...plan }: Readonly<Record<string, unknown>>) => planShape.parse(plan);

/** Writes a file of each campaign; one that was edited here and not pushed is left alone unless `force`. */
export async function pullCampaigns(
  folder: string,
  options: CommonOptions & { readonly force: boolean },
  client: CareClient,
  to: Console,
): Promise<ExitCode> {
  const remote = await there(client);
  const before = standings(existing(folder), remote);
  const kept = options.force ? [] : before.filter(({ is }) => is === 'changed-here');
  for (const [id, campaign] of remote) if (!kept.some((one) => one.id === id)) writeCampaignFile(folder, campaign);
  const pulled = remote.size - kept.length;
  if (options.json) to.out(JSON.stringify({ pulled, kept: kept.map(({ id }) => id) }));
  else {
    to.out(`${pulled} campaigns written to ${folder}.`);
    for (const { id } of kept) to.out(`${id}: edited here and not pushed; left as it is (--force takes what is there).`);
  }
  return kept.length === 0 ? exitCode.done : exitCode.findings;
}

function existing(folder: string): ReadonlyMap<string, CampaignFile> {
  try {
    return readCampaignFiles(folder);
  } catch {
    // What cannot be read holds no edit that could be pushed.
    return new Map();
  }
}

/** What differs between the files and the console; exit 1 where anything does. */
export async function diffCampaigns(folder: string, options: CommonOptions, client: CareClient, to: Console): Promise<ExitCode> {
  const all = standings(readCampaignFiles(folder), await there(client)).filter(({ is }) => is !== 'same');
  if (options.json) to.out(JSON.stringify(all));
  else if (all.length === 0) to.out('Nothing differs.');
  else for (const one of all) describe(one, to);
  return all.length === 0 ? exitCode.done : exitCode.findings;
}

/** Saves each edited file as a draft; whoever approves it lets it go out. What somebody else saved meanwhile is never written over. */
export async function pushCampaigns(folder: string, options: CommonOptions, client: CareClient, to: Console): Promise<ExitCode> {
  const [files, remote] = [readCampaignFiles(folder), await there(client)];
  const pushed: string[] = [];
  const conflicts: string[] = [];
  for (const one of standings(files, remote)) {
    const file = files.get(one.id);
    if (file === undefined || one.is === 'only-there') continue;
    const seen = remote.get(one.id)?.seen ?? { version: 0, rev: 0 };
    if (one.is === 'changed-there') conflicts.push(one.id);
    else if (one.is === 'same') writeCampaignFile(folder, { ...file, seen });
    else {
      try {
        const { rev } = saved.parse(
          await client.put(`/api/campaigns/${encodeURIComponent(one.id)}/draft`, { rev: seen.rev, plan: file.plan, texts: file.texts }),
        );
        writeCampaignFile(folder, { ...file, seen: { ...seen, rev } });
        pushed.push(one.id);
      } catch (fault) {
        if (!(fault instanceof Conflict)) throw fault;
        conflicts.push(one.id);
      }
    }
  }
  if (options.json) to.out(JSON.stringify({ pushed, conflicts }));
  else {
    for (const id of pushed) to.out(`${id}: saved as a draft.`);
    for (const id of conflicts)
      to.out(
        `${id}: somebody else changed it since you pulled it. Look at "care campaigns diff", then pull it with --force, or save there.`,
      );
    if (pushed.length + conflicts.length === 0) to.out('Nothing to push.');
  }
  return conflicts.length === 0 ? exitCode.done : exitCode.findings;
}

function standings(files: ReadonlyMap<string, CampaignFile>, remote: ReadonlyMap<string, CampaignFile>): CampaignStanding[] {
  return [...new Set([...files.keys(), ...remote.keys()])].sort().map((id): CampaignStanding => {
    const [here, over] = [files.get(id), remote.get(id)];
    if (here === undefined) return { id, is: 'only-there' };
    if (over === undefined) return { id, is: 'only-here' };
    const changes = changesBetween(over, here);
    if (changes.length === 0) return { id, is: 'same' };
    const isSeen = here.seen.version === over.seen.version && here.seen.rev === over.seen.rev;
    return { id, is: isSeen ? 'changed-here' : 'changed-there', changes };
  });
}

const words: Readonly<Record<CampaignStanding['is'], string>> = {
  same: 'the same',
  'only-here': 'only in the files',
  'only-there': 'only in the console',
  'changed-here': 'edited in the files',
  'changed-there': 'changed in the console since it was pulled',
};

function describe(one: CampaignStanding, to: Console): void {
  to.out(`${one.id}: ${words[one.is]}`);
  if (!('changes' in one)) return;
  for (const { path, before, after } of one.changes) to.out(`  ${path}\n    console: ${before ?? '–'}\n    file:    ${after ?? '–'}`);
}
