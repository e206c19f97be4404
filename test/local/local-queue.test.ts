import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LocalQueue, openQueue } from '../../local/queues/local-queue.ts';
import { temporaryFolder } from '../support/local/temporary-folder.ts';

function aQueue(options: { journal?: string; redrive?: { maxReceives: number; to: (body: string) => void } } = {}) {
  const time = { now: 1_000_000 };
  const journal = options.journal ?? join(temporaryFolder(), 'due.jsonl');
  const open = () => openQueue({ name: 'due', arn: 'arn:due', clock: { now: () => time.now }, visibilitySeconds: 30, ...options, journal });
  return { time, journal, open };
}
const bodies = (queue: LocalQueue) => queue.receive(10).map(({ body }) => body);

describe('a queue', () => {
  it('gives a message once until its visibility timeout, then again', () => {
    const { time, open } = aQueue();
    const queue = open();
    queue.send('a');
    expect(bodies(queue)).toEqual(['a']);
    expect(bodies(queue)).toEqual([]);
    time.now += 30_000;
    expect(queue.receive(10)).toMatchObject([{ body: 'a', receives: 2 }]);
  });

  it('holds a delayed message back by the moved clock and says when it comes', () => {
    const { time, open } = aQueue();
    const queue = open();
    queue.send('later', 900);
    expect(bodies(queue)).toEqual([]);
    expect(queue.next()).toBe(time.now + 900_000);
    time.now += 900_000;
    expect(bodies(queue)).toEqual(['later']);
  });

  it('hands a message that was received too often to the dead-letter queue', () => {
    const dead: string[] = [];
    const { time, open } = aQueue({ redrive: { maxReceives: 2, to: (body) => dead.push(body) } });
    const queue = open();
    queue.send('poison');
    for (let i = 0; i < 2; i++) {
      expect(bodies(queue)).toEqual(['poison']);
      time.now += 30_000;
    }
    expect(bodies(queue)).toEqual([]);
    expect(dead).toEqual(['poison']);
    time.now += 1_000_000;
    expect(bodies(queue)).toEqual([]);
  });

  it('tells who listens as soon as something can be received', () => {
    const queue = aQueue().open();
    let told = 0;
    queue.listen(() => {
      told += 1;
    });
    queue.send('later', 5);
    expect(told).toBe(0);
    queue.send('now');
    expect(told).toBe(1);
  });
});

describe('a queue that is opened again', () => {
  it('has what waited, what was in hand at once, and not what was deleted', () => {
    const { time, open } = aQueue();
    const before = open();
    before.send('waits');
    before.send('in hand');
    before.send('done');
    before.send('delayed', 60);
    const [, second, third] = before.receive(10);
    before.hide(second!.handle, 0);
    before.receive(1);
    before.delete(third!.handle);
    const after = open();
    expect(bodies(after).sort()).toEqual(['in hand', 'waits']);
    time.now += 60_000;
    expect(bodies(after)).toContain('delayed');
  });

  it('goes on counting receives, so that a message that kills the process ends in the dead-letter queue', () => {
    const dead: string[] = [];
    const options = { redrive: { maxReceives: 3, to: (body: string) => dead.push(body) } };
    const { open } = aQueue(options);
    open().send('poison');
    for (let i = 0; i < 5; i++) open().receive(1);
    expect(dead).toEqual(['poison']);
  });

  it('passes over a last line that the kill has torn, and appends after it', () => {
    const { journal, open } = aQueue();
    open().send('whole');
    appendFileSync(journal, '{"do":"send","id":"x","bo');
    const after = open();
    after.send('next');
    expect(bodies(open()).sort()).toEqual(['next', 'whole']);
    expect(readFileSync(journal, 'utf8').endsWith('\n')).toBe(true);
  });

  it('after a SIGKILL has every message that send had returned for', () => {
    const folder = temporaryFolder();
    const journal = join(folder, 'due.jsonl');
    const script = join(folder, 'sender.mts');
    const module = new URL('../../local/queues/local-queue.ts', import.meta.url).href;
    writeFileSync(
      script,
      `import { openQueue } from '${module}';
       const queue = openQueue({ name: 'due', arn: 'a', journal: process.argv[2]!, clock: { now: () => Date.now() }, visibilitySeconds: 30 });
       for (let i = 0; i < 500; i++) queue.send(String(i));
       process.kill(process.pid, 'SIGKILL');`,
    );
    const ended = spawnSync(process.execPath, ['--import', 'tsx', script, journal], { cwd: new URL('../..', import.meta.url) });
    expect(ended.signal).toBe('SIGKILL');
    const queue = openQueue({ name: 'due', arn: 'a', journal, clock: { now: () => Date.now() + 1000 }, visibilitySeconds: 30 });
    expect(queue.receive(1000).map(({ body }) => Number(body))).toEqual(Array.from({ length: 500 }, (_, i) => i));
  });
});
