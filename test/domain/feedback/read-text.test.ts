import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awsStopWords, readText } from '../../../domain/feedback/read-text.ts';

describe('> STOP and its kin, in English, Chinese and every keyword that AWS acts on', () => {
  it.each(awsStopWords)('%s, however it is written', (word) => {
    for (const body of [word, word.toLowerCase(), ` ${word}. `, `"${word}!"`, `${word}\n`, word.charAt(0) + word.slice(1).toLowerCase()])
      expect(readText(body)).toBe('stop');
  });

  it.each(['ＳＴＯＰ', 'stop\u200b', 'Stop all', 'STOPALL', 'Arrêt', 'R', 't', '退订', '退訂', '取消訂閱', '拒收', '停止', '“TD”', '勿擾'])(
    '%s',
    (body) => expect(readText(body)).toBe('stop'),
  );
});

describe('> Free words that say the same', () => {
  it.each([
    'please stop texting me',
    'Please stop.',
    'STOP STOP STOP',
    'stop please',
    "don't contact me",
    'Don’t contact me again',
    'do not ever text me again',
    'I do not want any more texts',
    'I no longer wish to receive these',
    'No more messages!!',
    'how do I unsubscribe?',
    'opt me out',
    'Remove me from your list',
    'take me off this list please',
    'remove my number',
    'leave me alone',
    'Stop sending me this rubbish',
    'quit texting me',
    'I withdraw my consent',
    '别再发了',
    '請不要再發訊息給我',
    '不要再给我发短信',
    '不想再收到你们的消息',
    '麻烦退订，谢谢',
    '別煩我',
    '请勿打扰',
  ])('%s', (body) => expect(readText(body)).toBe('stop'));
});

describe('what only looks like it goes to a person', () => {
  it.each([
    'My washing machine will not stop, please send someone',
    "It doesn't stop spinning",
    "Please don't stop sending these, I love them",
    'Can I stop by your shop tomorrow?',
    'When does the sale end?',
    'Please cancel my appointment on Friday',
    'Thank you!',
    'The oven stopped working',
    'Do not worry, it works',
    '机器停不下来，怎么办',
    '洗衣机一直不会停',
    '什么时候可以送货？',
    '',
    '👍',
  ])('%s', (body) => expect(readText(body)).toBe('message'));
});

it.each([
  ['HELP', 'help'],
  ['info', 'help'],
  ['?', 'help'],
  ['幫助', 'help'],
  ['Start', 'start'],
  ['UNSTOP', 'start'],
  ['恢复', 'start'],
  ['please help me to start it', 'message'],
])('%s: %s', (body, intent) => expect(readText(body)).toBe(intent));

it('never throws and never takes long, whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 4000 }), (body) => {
      expect(['stop', 'start', 'help', 'message']).toContain(readText(body));
    }),
    { numRuns: 500 },
  );
  const began = performance.now();
  for (const piece of ['do not ', 'stop ', "don't a b ", '不要再', 'remove me ', ' ', "'"]) readText(piece.repeat(2000));
  expect(performance.now() - began).toBeLessThan(500);
});
