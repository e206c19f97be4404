import { expect, it } from 'vitest';
import type { ContentSource } from '../../../workflows/campaigns/content-compiler.ts';
import { keptCompiler } from '../../../workflows/campaigns/kept-compiler.ts';

const aSource = (sms: string, differences: Partial<ContentSource> = {}): ContentSource => ({
  class: 'marketing',
  texts: { why: 'You bought from us.', steps: { card: { sms } } },
  step: 'card',
  channel: 'sms',
  locale: 'en',
  ...differences,
});

function counted(compile: (source: ContentSource) => string = (source) => source.texts.steps.card?.sms ?? '') {
  const asked: string[] = [];
  const compiler = keptCompiler({
    compile: async (source) => {
      const text = compile(source);
      asked.push(text);
      return { channel: 'sms', text };
    },
    lint: () => [],
  });
  return { asked, compiler };
}

it('makes the same text once, and anew whatever of it changes', async () => {
  const { asked, compiler } = counted();
  const first = await compiler.compile(aSource('Hello'));
  expect(await compiler.compile(aSource('Hello'))).toBe(first);
  await compiler.compile(aSource('Good day'));
  await compiler.compile(aSource('Hello', { class: 'service' }));
  await compiler.compile(aSource('Hello', { locale: 'zh' }));
  await compiler.compile(aSource('Hello', { texts: { why: 'You are a member.', steps: { card: { sms: 'Hello' } } } }));
  expect(asked).toEqual(['Hello', 'Good day', 'Hello', 'Hello', 'Hello']);
});

it('keeps the last ones, not all, and nothing that could not be made', async () => {
  const { asked, compiler } = counted();
  for (let n = 0; n < 50; n += 1) await compiler.compile(aSource(String(n)));
  await compiler.compile(aSource('49'));
  expect(asked).toHaveLength(50);
  await compiler.compile(aSource('0'));
  expect(asked).toHaveLength(51);

  let fails = true;
  const failing = counted(() => {
    if (fails) throw new Error('unreadable');
    return 'made';
  });
  await expect(failing.compiler.compile(aSource('x'))).rejects.toThrow('unreadable');
  fails = false;
  expect(await failing.compiler.compile(aSource('x'))).toEqual({ channel: 'sms', text: 'made' });
});
