import type { BrandColors } from '../domain/wording/brand.ts';

/** Served as `/p/pages.css`, so that the policy need not allow inline styles. */
export const pageStyle = (brand: BrandColors): string => `${colorsOf(brand)}${style}`;

const colorsOf = ({ accent, soft, darkAccent, darkSoft, onDarkAccent }: BrandColors): string =>
  `
:root { --accent: ${accent}; --on-accent: #ffffff; --soft: ${soft}; }
@media (prefers-color-scheme: dark) {
  :root { --accent: ${darkAccent}; --on-accent: ${onDarkAccent}; --soft: ${darkSoft}; }
}
`.trimStart();

const style = `
:root {
  color-scheme: light dark;
  --ink: #1d2a24; --quiet: #5c6861; --paper: #f5f3ed; --card: #ffffff; --line: #dedbd1; --field: #8b918c; --warn: #9a3412;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e3e9e5; --quiet: #a3afa8; --paper: #101412; --card: #1a1f1c; --line: #323a35; --field: #75807a; --warn: #f6a98a;
  }
}
* { box-sizing: border-box; }
html { scroll-padding: 24px 0 112px; }
body {
  margin: 0; padding: 28px 16px 48px; background: var(--paper); color: var(--ink);
  font: 17px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
.brand, main, footer { max-width: 560px; margin: 0 auto; }
.brand { display: flex; align-items: center; gap: 10px; padding: 0 4px 20px; font-weight: 650; }
.mark {
  display: grid; place-items: center; width: 32px; height: 32px; border-radius: 9px;
  background: var(--accent); color: var(--on-accent); font-weight: 700;
}
.logo { display: block; width: auto; max-width: 240px; height: auto; max-height: 36px; }
@media (prefers-color-scheme: dark) { .logo { max-width: 260px; max-height: 48px; padding: 6px 10px; border-radius: 8px; background: #ffffff; } }
main { padding: 36px 36px 40px; border-radius: 16px; background: var(--card); border: 1px solid var(--line); overflow-wrap: anywhere; }
h1 { margin: 0 0 12px; font-family: Georgia, "Times New Roman", "Songti SC", serif; font-size: 30px; font-weight: 400; line-height: 1.25; letter-spacing: -0.3px; text-wrap: balance; }
body:lang(zh) { text-autospace: normal; }
:lang(zh) h1, h1:lang(zh) { font-family: inherit; font-weight: 600; letter-spacing: 0; }
p { margin: 0 0 16px; text-wrap: pretty; }
.quiet, .hint { color: var(--quiet); font-size: 15px; }
form { display: grid; gap: 28px; margin-top: 24px; }
fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
legend, .label { padding: 0 0 4px; font-weight: 620; }
.label { display: block; padding-bottom: 8px; }
.label .hint { font-weight: 400; }
.hint { margin: 0 0 8px; }
.choice { display: flex; align-items: flex-start; gap: 12px; padding: 10px 0; cursor: pointer; }
.choice input { flex: none; width: 22px; height: 22px; margin: 2px 0 0; accent-color: var(--accent); }
.choice small { display: block; color: var(--quiet); font-size: 14.5px; }
.scale { display: grid; grid-template-columns: repeat(5, 1fr); gap: 8px; padding-top: 8px; }
.scale.of-7 { grid-template-columns: repeat(7, 1fr); gap: 6px; }
.scale.of-11 { grid-template-columns: repeat(11, 1fr); gap: 5px; }
.scale.of-7 span, .scale.of-11 span { padding: 6px 0; }
.factor { display: grid; gap: 14px; padding: 16px 0 0; border-top: 1px solid var(--line); }
.factor > legend { float: left; width: 100%; padding: 0; }
.factor > fieldset { clear: both; }
legend.small { color: var(--quiet); font-size: 15px; font-weight: 400; }
blockquote { margin: 8px 0; padding: 12px 16px; border-left: 3px solid var(--field); white-space: pre-wrap; }
.code {
  margin: 24px 0; padding: 18px 12px; border: 2px dashed var(--accent); border-radius: 12px; color: var(--accent);
  font-size: 24px; font-weight: 700; letter-spacing: 1.5px; text-align: center;
}
.code[data-state="redeemed"], .code[data-state="expired"] { border-color: var(--field); color: var(--quiet); text-decoration: line-through; }
.terms { display: grid; grid-template-columns: auto 1fr; gap: 10px 20px; margin: 0; }
.terms dt { color: var(--quiet); }
.terms dd { margin: 0; font-weight: 620; }
h2 { margin: 0 0 6px; font-size: 19px; font-weight: 650; line-height: 1.35; }
section > .hint { margin-bottom: 14px; }
.products { margin-top: 36px; }
.products h2 { margin-bottom: 10px; }
.products ul { margin: 0; padding: 0; list-style: none; }
.products li { padding: 10px 0; border-top: 1px solid var(--line); }
.products small, .times small { display: block; color: var(--quiet); font-size: 14.5px; font-weight: 400; }
.days { display: grid; gap: 22px; }
.days h2, .days .hint { margin: 0; }
.days h2 + .hint { margin-top: -16px; }
.times { display: grid; grid-template-columns: repeat(auto-fill, minmax(112px, 1fr)); gap: 10px; padding-top: 8px; }
.turn { display: flex; flex-wrap: wrap; gap: 10px 24px; }
.turn:empty { display: none; }
.turn a, .after > a { display: inline-block; padding: 10px 0; }
.scale label, .pair label, .times label { position: relative; cursor: pointer; }
.scale input, .pair input, .times input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.scale span, .pair span, .times span {
  display: grid; place-items: center; min-height: 52px; border: 1.5px solid var(--field); border-radius: 12px;
  padding: 6px 12px; font-weight: 600; text-align: center;
}
.scale input:checked + span, .pair input:checked + span, .times input:checked + span { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.scale input:focus-visible + span, .pair input:focus-visible + span, .times input:focus-visible + span { outline: 3px solid var(--accent); outline-offset: 3px; }
.ends { display: flex; justify-content: space-between; padding-top: 4px; color: var(--quiet); font-size: 14.5px; }
.pair { display: grid; gap: 10px; padding-top: 8px; }
.hours { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; padding-top: 4px; }
textarea, select {
  width: 100%; padding: 12px 14px; border: 1.5px solid var(--field); border-radius: 12px; background: var(--card); color: var(--ink); font: inherit;
}
textarea { min-height: 110px; resize: vertical; }
.buttons { display: grid; gap: 12px; margin-top: 24px; }
form > .buttons { margin-top: 0; }
.times span { align-content: center; height: 100%; padding: 6px 4px; }
.times input:checked + span small { color: inherit; }
button, a.button {
  width: 100%; min-height: 52px; padding: 12px 20px; border: 1.5px solid var(--accent); border-radius: 12px;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 620; cursor: pointer;
}
a.button { display: grid; place-items: center; text-align: center; text-decoration: none; }
button.second, a.button.second { background: transparent; color: var(--accent); }
button.grave { background: var(--warn); border-color: var(--warn); }
/* Once something is chosen in a long form, its button stays within the thumb's reach. */
.long:has(:checked) > button { position: sticky; bottom: 16px; box-shadow: 0 0 14px 14px var(--card); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.after { margin: 24px 0 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.said { margin: 16px 0 0; padding: 12px 16px; border-radius: 12px; background: var(--soft); }
.said + .terms, .said + p { margin-top: 24px; }
.wrong { margin: 16px 0 0; color: var(--warn); font-weight: 600; }
footer { padding: 20px 4px 0; color: var(--quiet); font-size: 14.5px; }
footer p { margin: 0 0 6px; }
footer a { color: inherit; }
.phone { white-space: nowrap; }
@media (max-width: 480px) {
  body { padding: 20px 12px 36px; }
  main { padding: 26px 20px 30px; }
  h1 { font-size: 26px; }
  .terms { grid-template-columns: 1fr; gap: 0; }
  .terms dd { margin-bottom: 12px; }
  .scale.of-11 { grid-template-columns: repeat(6, 1fr); }
  .code { font-size: 20px; letter-spacing: 1px; }
}
`.trimStart();
