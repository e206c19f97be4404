import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { sizeOfFile } from './arguments.ts';
import { careClient } from './care-client.ts';
import { type CommonOptions, type Console, type ExitCode, WrongUse } from './outcome.ts';

interface Where {
  readonly url?: string;
  readonly keyFile?: string;
}

/** `care campaigns pull`, `diff` and `push`: campaigns as files beside the console. */
export function addCampaigns(
  care: Command,
  to: Console,
  finish: (code: ExitCode) => void,
  common: (command: Command) => CommonOptions,
): void {
  const campaigns = care.command('campaigns').description('campaigns as files: what you edit here becomes a draft there, and nothing else');
  const add = (name: string, description: string): Command =>
    campaigns
      .command(`${name} <folder>`)
      .description(description)
      .option('--url <address>', 'of another deployment; the one on this machine without it')
      .option('--key-file <file>', 'a file with a key of that deployment (scopes campaigns:read, campaigns:write)');

  add('pull', 'write a file of each campaign: the edit under way, else what goes out')
    .option('--force', 'also over files that were edited here and not pushed', false)
    .action(async (folder: string, own: Where & { force: boolean }, command: Command) => {
      const { pullCampaigns } = await import('./campaigns-command.ts');
      finish(await pullCampaigns(folder, { ...common(command), force: own.force }, clientOf(own, common(command)), to));
    });
  add('diff', 'what differs between the files and the console; exit 1 where anything does').action(
    async (folder: string, own: Where, command: Command) => {
      const { diffCampaigns } = await import('./campaigns-command.ts');
      finish(await diffCampaigns(folder, common(command), clientOf(own, common(command)), to));
    },
  );
  add('push', 'save each edited file as a draft; exit 1 where somebody else changed one meanwhile').action(
    async (folder: string, own: Where, command: Command) => {
      const { pushCampaigns } = await import('./campaigns-command.ts');
      finish(await pushCampaigns(folder, common(command), clientOf(own, common(command)), to));
    },
  );
}

/** A key stands in a file: on a command line everybody on the machine could read it. */
function clientOf({ url, keyFile }: Where, { port }: CommonOptions) {
  if (url === undefined) return careClient(port);
  if (keyFile === undefined) throw new WrongUse('--url wants a key: name its file with --key-file.');
  sizeOfFile(keyFile);
  return careClient(port, { url, key: readFileSync(keyFile, 'utf8').trim() });
}
