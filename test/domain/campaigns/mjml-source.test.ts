import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { starterTexts } from '../../../campaigns/starter-texts.ts';
import type { Block } from '../../../domain/campaigns/campaign-texts.ts';
import { mjmlSource, readMjmlSource } from '../../../domain/campaigns/mjml-source.ts';

const read = (source: string, before: readonly Block[] = []) => {
  const answer = readMjmlSource(source, before);
  return answer.kind === 'read' ? answer.blocks : answer.fault;
};

describe('the body of a mail as one MJML text', () => {
  it('is read back as the very blocks it was made of: every starter', () => {
    const mails = Object.values(starterTexts).flatMap((texts) =>
      Object.values(texts).flatMap(({ steps }) => Object.values(steps).flatMap(({ email }) => (email === undefined ? [] : [email.blocks]))),
    );
    expect(mails.length).toBeGreaterThan(40);
    for (const blocks of mails) expect(read(mjmlSource(blocks), blocks)).toEqual(blocks);
  });

  it('is read back as the very blocks it was made of: whatever anybody writes', () => {
    const text = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom(
        'a < b & c > "d"',
        '{% if a < 1 %}x{% endif %}',
        '</mj-text>',
        '&amp;',
        '{{ "<" }}',
        '<mj-block at="1" />',
        '{{ unclosed',
      ),
    );
    const block: fc.Arbitrary<Block> = fc.oneof(
      text,
      fc.record({ button: text, href: text }),
      fc.record({ picture: text, alt: text }),
      fc.record({ picture: text, alt: text, href: text }),
      fc.record({ highlight: text, caption: text }),
      fc.record({ mjml: fc.oneof(text, fc.constant('<mj-text align="center">Hi</mj-text>'), fc.constant('<mj-text>Hi</mj-text>')) }),
    );
    const holds = fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      expect(read(mjmlSource(blocks), blocks)).toEqual(blocks);
    });
    fc.assert(holds, { numRuns: 500 });
  });

  it('turns plain elements into blocks, and leaves what is more than plain as MJML', () => {
    expect(read('<mj-text>Fish &amp; {{ customer.name }}</mj-text>\n<mj-button href="{{ links.booking }}">Book</mj-button>')).toEqual([
      'Fish & {{ customer.name }}',
      { button: 'Book', href: '{{ links.booking }}' },
    ]);
    expect(read('<mj-text align="center"><strong>Hi</strong></mj-text><mj-divider />')).toEqual([
      { mjml: '<mj-text align="center"><strong>Hi</strong></mj-text>' },
      { mjml: '<mj-divider />' },
    ]);
  });

  it('keeps what it cannot write in its place, or where it is moved to', () => {
    const before: Block[] = ['Hello', { highlight: '{{ voucher }}', caption: 'Your code' }];
    expect(mjmlSource(before)).toBe('<mj-text>Hello</mj-text>\n\n<mj-block at="2" kind="highlight" />');
    expect(read('<mj-block at="2" kind="highlight" />\n<mj-text>Hello</mj-text>', before)).toEqual([before[1], 'Hello']);
    expect(read('<mj-block at="3" />', before)).toBe('There is no block 3 to keep.');
  });

  it.each([
    ['<script>alert(1)</script>', '<script> is not allowed here.'],
    ['<mj-text onclick="x">Hi</mj-text>', 'The attribute onclick is not allowed here.'],
    ['<mj-text>Hi', 'not closed'],
    ['Hi', 'stands outside of a text: Hi'],
    ['<mj-section><mj-text>Hi</mj-text></mj-section>', '<mj-section> is not allowed here.'],
  ])('takes nothing of %s, and says why', (source, why) => {
    expect(read(source)).toContain(why);
  });
});
