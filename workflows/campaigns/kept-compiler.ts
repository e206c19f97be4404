import type { Content } from '../campaign-library.ts';
import type { ContentCompiler, ContentSource } from './content-compiler.ts';

/** A draft with three messages in two languages by mail and text, and what it was a few edits ago. */
const KEPT = 48;

/**
 * What a text comes to hangs on nothing but itself, and is asked for again and again: by the preview, the review and the forecast of one
 * draft. So the last few are kept; what could not be made is tried anew.
 */
export function keptCompiler(compiler: ContentCompiler): ContentCompiler {
  const made = new Map<string, Promise<Content | undefined>>();

  function compile(source: ContentSource): Promise<Content | undefined> {
    const id = JSON.stringify([source.class, source.texts.why, source.texts.steps[source.step], source.channel, source.locale]);
    const making = made.get(id) ?? compiler.compile(source);
    made.delete(id);
    made.set(id, making);
    for (const oldest of made.size > KEPT ? made.keys() : []) {
      made.delete(oldest);
      break;
    }
    making.catch(() => made.delete(id));
    return making;
  }

  return { ...compiler, compile };
}
