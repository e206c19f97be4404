import DataLoader from 'dataloader';
import type { Template } from 'liquidjs';
import type { Values } from '../../domain/facts/fact.ts';
import type { Content } from '../../workflows/campaign-library.ts';
import type { Rendered, Renderer } from '../../workflows/outbox.ts';
import { isAllowedLink, linksOf, withUncountedChoices } from './links.ts';
import { liquidEngine, type Output } from './liquid-engine.ts';
import { DeadlineExceeded, withinDeadline } from './within-deadline.ts';

/** Parsed parts kept: the starter library in both languages, and room for own campaigns. */
const CACHE_SIZE = 400;
/** A mail takes about a millisecond; what has not come to its end by then never will. */
const RENDER_DEADLINE_MS = 250;
/** Rendered under one deadline: to set a watch takes as long as to render. */
const AT_ONCE = 10;
/** Alone, and once more: for a process that was put to sleep in the middle a customer must not lose a message. */
const TRIES = 2;
/** Nothing of a subject may end its header. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

class Missing extends Error {}

interface Asked {
  readonly id: string;
  readonly content: Content;
  readonly values: Values;
}

/** Renders content at send time; needs no MJML and reads no file. Never rejects. */
export function liquidRenderer(): Renderer {
  const engines = { html: liquidEngine('html'), text: liquidEngine('text') };
  const parsed = new Map<string, { readonly source: string; readonly templates: Template[] }>();

  function parse(id: string, output: Output, source: string): Template[] {
    const known = parsed.get(id);
    parsed.delete(id);
    const entry =
      known?.source === source
        ? known
        : { source, templates: engines[output].parse(output === 'html' ? withUncountedChoices(source) : source) };
    parsed.set(id, entry);
    for (const oldest of parsed.size > CACHE_SIZE ? parsed.keys() : []) {
      parsed.delete(oldest);
      break;
    }
    return entry.templates;
  }

  function renderPart(id: string, part: 'subject' | 'html' | 'text', source: string, values: Values): string {
    const output = part === 'html' ? 'html' : 'text';
    try {
      // In one go: the time limit then measures this rendering alone, and not its neighbours.
      return String(engines[output].renderSync(parse(`${id}#${part}`, output, source), values));
    } catch (cause) {
      throw new Missing(`${part}: ${cause instanceof Error ? cause.message : 'unreadable'}`, { cause });
    }
  }

  function renderAll(id: string, content: Content, values: Values): Rendered {
    const text = renderPart(id, 'text', content.text, values)
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    if (content.channel === 'sms') return { kind: 'rendered', subject: '', html: '', text };
    const subject = renderPart(id, 'subject', content.subject, values).trim();
    if (CONTROL.test(subject)) throw new Missing('subject: a control character');
    const html = renderPart(id, 'html', content.html, values);
    const bad = linksOf(html).find((link) => !isAllowedLink(link));
    if (bad !== undefined) throw new Missing(`html: a link to ${JSON.stringify(bad.slice(0, 80))}`);
    return { kind: 'rendered', subject, html, text };
  }

  /** What a template does wrong is its own; where one does not end, each has its turn alone. */
  function renderLot(asked: readonly Asked[]): Rendered[] {
    try {
      return withinDeadline(RENDER_DEADLINE_MS, () => asked.map(renderOne));
    } catch {
      return asked.map(renderAlone);
    }
  }

  function renderOne({ id, content, values }: Asked): Rendered {
    try {
      return renderAll(id, content, values);
    } catch (fault) {
      return missing(fault);
    }
  }

  function renderAlone(asked: Asked): Rendered {
    for (let tries = 1; ; tries++) {
      try {
        return withinDeadline(RENDER_DEADLINE_MS, () => renderOne(asked));
      } catch (fault) {
        if (!(fault instanceof DeadlineExceeded) || tries === TRIES) return missing(fault);
      }
    }
  }

  const lots = new DataLoader<Asked, Rendered>(async (asked) => renderLot(asked), { cache: false, maxBatchSize: AT_ONCE });
  return { render: async (id, content, values) => await lots.load({ id, content, values }) };
}

const missing = (fault: unknown): Rendered => ({ kind: 'missing', what: fault instanceof Error ? fault.message : 'unreadable' });
