import * as z from 'zod';
import { type Marks, type Question, questionsFor, type Reply, type Survey, scoreRange } from './survey.ts';

/** The first value of each field of a form. */
export type Fields = Readonly<Record<string, string | undefined>>;

export const MAX_TEXT = 2000;

/** The text question of this id is kept as the answer's comment. */
export const COMMENT = 'comment';

const mark = whole(1, 5);
const yesNo = z.enum(['yes', 'no']).transform((text) => text === 'yes');
const text = z
  .string()
  .max(MAX_TEXT)
  .transform((typed) => typed.trim());

function whole(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));
}

/** What the fields of marks are called in the form; a verdict's is `satisfied`, every other one bears the question's id. */
export const marksFields = (factor: string | undefined) =>
  factor === undefined
    ? ({ expected: 'expected', perceived: 'perceived' } as const)
    : { expected: `expected.${factor}`, perceived: `perceived.${factor}` };

/**
 * What a form says, as far as it can be read: question by question, since a later one may hang on an earlier one. `missing` names the
 * questions that a person has yet to answer; what was answered of the others is kept (care 35).
 */
export function readReply(survey: Survey, fields: Fields): { readonly reply: Reply; readonly missing: readonly string[] } {
  let reply: Reply = {};
  for (const question of survey.questions) reply = { ...reply, ...readQuestion(question, fields, reply) };
  const asked = questionsFor(survey, reply);
  const kept = onlyAsked(survey, asked, reply);
  return { reply: kept, missing: asked.filter((question) => isMissing(question, fields, kept)).map(({ id }) => id) };
}

function readQuestion(question: Question, fields: Fields, before: Reply): Reply {
  switch (question.kind) {
    case 'marks':
      return readMarks(question.factor, fields, before);
    case 'verdict': {
      const satisfied = given(yesNo, fields.satisfied);
      return satisfied === undefined ? {} : { satisfied };
    }
    case 'nps':
    case 'csat':
    case 'ces': {
      const score = given(whole(...scoreRange[question.kind]), fields[question.id]);
      return score === undefined ? {} : { [question.kind]: score };
    }
    case 'text': {
      const said = given(text, fields[question.id]);
      if (said === undefined || said === '') return {};
      return question.id === COMMENT ? { comment: said } : { texts: { ...before.texts, [question.id]: said } };
    }
  }
}

function readMarks(factor: string | undefined, fields: Fields, before: Reply): Reply {
  const names = marksFields(factor);
  const perceived = given(mark, fields[names.perceived]);
  const expected = given(mark, fields[names.expected]);
  if (factor === undefined) return { ...(perceived === undefined ? {} : { perceived }), ...(expected === undefined ? {} : { expected }) };
  if (perceived === undefined || expected === undefined) return {};
  return { factors: { ...before.factors, [factor]: { perceived, expected } satisfies Marks } };
}

function isMissing(question: Question, fields: Fields, reply: Reply): boolean {
  const half = (one: unknown, other: unknown) => (one === undefined) !== (other === undefined);
  switch (question.kind) {
    case 'marks': {
      if (question.factor === undefined) {
        const none = reply.perceived === undefined && reply.expected === undefined;
        return half(reply.perceived, reply.expected) || (question.required === true && none);
      }
      const names = marksFields(question.factor);
      const none = reply.factors?.[question.factor] === undefined;
      return none && (question.required === true || half(fields[names.perceived], fields[names.expected]));
    }
    case 'verdict':
      return question.required === true && reply.satisfied === undefined;
    case 'nps':
    case 'csat':
    case 'ces':
      return question.required === true && reply[question.kind] === undefined;
    case 'text':
      return tooLong(fields[question.id]);
  }
}

const tooLong = (typed: string | undefined): boolean => typed !== undefined && typed.length > MAX_TEXT;

/** An answer to a question that is not asked any more, because an earlier answer was changed, does not count. */
function onlyAsked(survey: Survey, asked: readonly Question[], reply: Reply): Reply {
  const gone = survey.questions.filter((question) => !asked.includes(question));
  const { texts = {}, factors = {}, ...rest } = reply;
  const keptTexts = Object.fromEntries(Object.entries(texts).filter(([id]) => !gone.some((question) => question.id === id)));
  const keptFactors = Object.fromEntries(
    Object.entries(factors).filter(([factor]) => !gone.some((question) => question.kind === 'marks' && question.factor === factor)),
  );
  const kept: Record<string, unknown> = { ...rest };
  for (const { kind } of gone) if (kind === 'nps' || kind === 'csat' || kind === 'ces') delete kept[kind];
  return {
    ...kept,
    ...(Object.keys(keptTexts).length === 0 ? {} : { texts: keptTexts }),
    ...(Object.keys(keptFactors).length === 0 ? {} : { factors: keptFactors }),
  };
}

function given<T>(schema: z.ZodType<T, unknown>, value: string | undefined): T | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
