import type { MarksQuestion, Survey } from './survey.ts';

/** care 35: the five factors of a satisfaction survey, each with what was expected and what came. */
export const satisfactionFactors = ['company', 'product', 'care', 'communication', 'service'] as const;

/** care 53: what a customer's value is made of. */
const valueFactors = ['service', 'product', 'information', 'contact', 'recovery'] as const;

const comment = { id: 'comment', kind: 'text' } as const;
const overall: MarksQuestion = { id: 'overall', kind: 'marks', required: true };
const marksOf = (factor: string): MarksQuestion => ({ id: factor, kind: 'marks', factor });

/** The surveys that are there from the start; a company's own stand in the settings. */
export const starterSurveys: readonly Survey[] = [
  { id: 'satisfaction', questions: [overall, comment] },
  { id: 'verdict', questions: [{ id: 'satisfied', kind: 'verdict', required: true }, comment] },
  { id: 'factors', questions: [overall, ...satisfactionFactors.map(marksOf), comment] },
  { id: 'value', questions: [overall, ...valueFactors.map(marksOf), comment] },
  {
    id: 'recommend',
    questions: [
      { id: 'nps', kind: 'nps', required: true },
      { id: 'why-not', kind: 'text', when: { question: 'nps', to: 6 } },
      { id: 'what-more', kind: 'text', when: { question: 'nps', from: 7, to: 8 } },
      { id: 'what-best', kind: 'text', when: { question: 'nps', from: 9 } },
    ],
  },
  {
    id: 'pulse',
    questions: [
      { id: 'csat', kind: 'csat', required: true },
      { id: 'why-not', kind: 'text', when: { question: 'csat', to: 3 } },
    ],
  },
  {
    id: 'effort',
    questions: [
      { id: 'ces', kind: 'ces', required: true },
      { id: 'why-not', kind: 'text', when: { question: 'ces', to: 4 } },
    ],
  },
];
