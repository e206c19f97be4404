import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { mjmlFault, mjmlText } from '../../../domain/campaigns/mjml-faults.ts';

it.each([
  '<mj-text>Good <strong>morning</strong>, {{ customer.name }}<br />{% if years > 3 %}Thank you{% endif %}</mj-text>',
  '<mj-image src="https://example.com/a.png" alt="A washing machine" width="120px" />\n<mj-divider />',
  '<mj-button href="{{ links.booking }}" align="left">Book</mj-button>',
  `<mj-table><tr><td>{{ name | default: "none" }}</td></tr></mj-table>`,
  '<mj-text><a href="https://example.com/?a=1&amp;b=2">more</a></mj-text>',
  '',
])('takes %s', (source) => {
  expect(mjmlFault(source)).toBeUndefined();
});

it.each([
  ['a script', '<script>alert(1)</script>'],
  ['a script in a text', '<mj-text><script>alert(1)</script></mj-text>'],
  ['raw HTML', '<mj-raw><b>x</b></mj-raw>'],
  ['another file', '<mj-include path="/etc/passwd" />'],
  ['a style that hides the footer', '<mj-style>.footer{display:none}</mj-style>'],
  ['an attribute that runs', '<mj-text><a href="https://x.example" onclick="x()">x</a></mj-text>'],
  ['an attribute that hides', '<mj-text><span style="position:fixed">x</span></mj-text>'],
  ['a class of the layout', '<mj-text css-class="footer">x</mj-text>'],
  ['the end of the card', '</mj-column></mj-section>'],
  ['an end that closes nothing', '<mj-text></p></mj-text>'],
  ['what is not closed', '<mj-text><strong>x'],
  ['a comment', '<!-- x --><mj-text>x</mj-text>'],
  ['a comment for one mail program', '<mj-text><!--[if mso]>x<![endif]--></mj-text>'],
  ['an attribute without quotes', '<mj-text><a href=javascript:alert(1)>x</a></mj-text>'],
  ['loose text', 'Hello'],
  ['a condition that MJML would drop', '{% if years > 3 %}<mj-text>x</mj-text>{% endif %}'],
  ['a text in a text', '<mj-text><mj-text>x</mj-text></mj-text>'],
  ['a tag made by Liquid', '<mj-text><{{ customer.name }}></mj-text>'],
])('refuses %s', (_what, source) => {
  expect(mjmlFault(source)).toMatch(/\S/);
});

it('ends, and says a sentence or nothing, whatever is written', () => {
  const piece = fc.constantFrom(
    '<mj-text>',
    '</mj-text>',
    '<a href="',
    '">',
    '<',
    '>',
    '{{',
    '}}',
    '{%',
    '%}',
    '"',
    'x',
    '<!--',
    '<br/>',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }), (parts) => {
      const fault = mjmlFault(parts.join(''));
      expect(fault === undefined || fault.length > 0).toBe(true);
    }),
  );
});

it('reads as text with its links and the words of its pictures', () => {
  const source =
    '<mj-image src="https://x.example/a.png" alt="A machine" /><mj-text>Good <b>morning</b><br/>you &amp; yours, <a href="https://x.example">more</a></mj-text>';
  expect(mjmlText(source)).toBe('A machine\nGood morning\nyou & yours, more: https://x.example');
});
