import * as gate from './gate-bugs.ts';
import * as memory from './memory-bugs.ts';
import type { Plant } from './plant.ts';
import * as provider from './provider-bugs.ts';
import * as queue from './queue-bugs.ts';

/** A bug that other systems shipped, or that a turned-round rule of ours would be. */
export interface Bug {
  /** Which rule it breaks, or who had it. */
  readonly shape: string;
  readonly plant: () => Plant;
}

/** The zoo: a simulator that has caught nothing proves nothing. */
export const bugs: Readonly<Record<string, Bug>> = {
  'lease shorter than the worker': { shape: 'rule 5', plant: memory.shortLease },
  'retries of the SDK left on': { shape: 'rule 2', plant: provider.retryingClient },
  'no intent before the call': { shape: 'rule 1', plant: gate.noIntent },
  'any error tried again': { shape: 'rule 3', plant: provider.everyErrorRefuses },
  'checkpoint before the send': { shape: 'rule 1', plant: gate.checkpointFirst },
  'consent read early': { shape: 'rule 4', plant: gate.consentReadEarly },
  'message read before the gate': { shape: 'the gate first', plant: gate.messageFirst },
  'entry cleared unseen': { shape: 'seen, then cleared', plant: gate.clearedUnseen },
  'check, then put': { shape: 'Mautic 9880', plant: gate.checkThenPut },
  'runs that overlap': { shape: 'Mautic 2215', plant: gate.overlappingRuns },
  'one rejection repeats the job': { shape: 'Mautic 7226', plant: provider.rejectionFailsThePage },
  'sent again on each run': { shape: 'Mautic 13070', plant: memory.forgetsWhatWasSent },
  'keyed by address': { shape: 'Mautic 14381', plant: provider.keyedByAddress },
  'the list begun again after an error': { shape: 'listmonk 2313', plant: memory.restartsTheList },
  'checkpoint moved at the fetch': { shape: 'listmonk 3022', plant: queue.cursorMovesFirst },
  'what a full look leaves over is forgotten': { shape: 'decision 077', plant: queue.leftBehind },
  'finished too early': { shape: 'listmonk 2591', plant: queue.finishedEitherWay },
  'two events of one millisecond': { shape: 'Novu 2569', plant: queue.oneAMillisecond },
  'a job merged into itself': { shape: 'Novu 12373', plant: queue.mergedIntoItself },
  'journey entered twice': { shape: 'Dittofeed 769', plant: memory.reentersAfterAMove },
  'requests gone before they are seen to': { shape: 'decision 107', plant: queue.takenAtTheHandout },
  'HEAD unsubscribes': { shape: 'Mautic 14916', plant: () => ({ request: (method) => (method === 'HEAD' ? 'POST' : method) }) },
  'a scanner unsubscribes': { shape: 'Rock 7034', plant: () => ({ request: (method) => (method === 'GET' ? 'POST' : method) }) },
  'the button does nothing after a look': {
    shape: 'emailflare 190',
    plant: () => ({ request: (method) => (method === 'POST' ? 'GET' : method) }),
  },
  'asked only at the start': { shape: 'Parcelvoy 442', plant: gate.askedAtTheStart },
  'one dead address silences the person': { shape: 'each address by itself', plant: memory.oneAddressForAll },
  'refused, and tried again': { shape: 'rejected is the end', plant: memory.forgetsRefusals },
  'saving subscribes again': { shape: 'listmonk 2517', plant: memory.savingResubscribes },
};
