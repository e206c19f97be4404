import * as z from 'zod';
import { type Question, type Survey, scoreKinds, surveyFault } from './survey.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'small letters, digits and hyphens are wanted');
const wording = z.record(z.string().regex(/^[a-z]{2}$/), z.string().trim().min(1).max(300));

const when = z.union([
  z.strictObject({ dissatisfied: z.literal(true) }),
  z.strictObject({ question: id, from: z.int().min(0).max(10).optional(), to: z.int().min(0).max(10).optional() }),
]);

const asked = { id, texts: wording.optional(), when: when.optional(), required: z.boolean().optional() };

const question: z.ZodType<Question> = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('marks'), factor: id.optional() }),
  z.strictObject({ ...asked, kind: z.enum(scoreKinds) }),
  z.strictObject({ ...asked, kind: z.literal('verdict') }),
  z.strictObject({ ...asked, kind: z.literal('text') }),
]);

/** A company's own survey, as it stands in the settings. */
export const surveyShape: z.ZodType<Survey> = z
  .strictObject({ id, questions: z.array(question).min(1).max(20).readonly() })
  .superRefine((survey, context) => {
    const fault = surveyFault(survey);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault, path: ['questions'] });
  });
