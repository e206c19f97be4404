import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../../domain/surveys/read-reply.ts';
import { starterSurveys } from '../../../domain/surveys/starter-surveys.ts';
import { isDissatisfied, questionsFor, type Survey, surveyFault } from '../../../domain/surveys/survey.ts';
import { surveyShape } from '../../../domain/surveys/survey-shape.ts';

const survey = (id: string): Survey => starterSurveys.find((one) => one.id === id) ?? { id, questions: [] };

describe('who is dissatisfied', () => {
  it.each([
    [{ perceived: 3, expected: 4 }, true],
    [{ perceived: 4, expected: 4 }, false],
    [{ satisfied: false }, true],
    [{ satisfied: true }, false],
    [{ nps: 6 }, true],
    [{ nps: 7 }, false],
    [{ csat: 2 }, true],
    [{ csat: 3 }, false],
    [{ ces: 3 }, true],
    [{ ces: 4 }, false],
    [{ nps: 0, perceived: 5, expected: 3 }, false],
    [{}, false],
  ])('%j: %s', (reply, expected) => expect(isDissatisfied(reply)).toBe(expected));
});

describe('question logic', () => {
  it.each([
    [0, 'why-not'],
    [6, 'why-not'],
    [7, 'what-more'],
    [8, 'what-more'],
    [9, 'what-best'],
    [10, 'what-best'],
  ])('a score of %i brings the question "%s"', (nps, question) => {
    expect(questionsFor(survey('recommend'), { nps }).map(({ id }) => id)).toEqual(['nps', question]);
  });

  it('asks nothing that hangs on an answer before there is one', () => {
    expect(questionsFor(survey('recommend'), {}).map(({ id }) => id)).toEqual(['nps']);
  });

  it('lets go of an answer whose question an edit has taken away', () => {
    const { reply } = readReply(survey('recommend'), { nps: '9', 'why-not': 'was late', 'what-best': 'the people' });
    expect(reply).toEqual({ nps: 9, texts: { 'what-best': 'the people' } });
  });
});

describe('reading a form', () => {
  it('> partial answers are kept: a factor without marks is left out', () => {
    const fields = { perceived: '4', expected: '3', 'perceived.care': '5', 'expected.care': '4' };
    expect(readReply(survey('factors'), fields)).toEqual({
      reply: { perceived: 4, expected: 3, factors: { care: { perceived: 5, expected: 4 } } },
      missing: [],
    });
  });

  it('names a factor of which only one half was marked', () => {
    expect(readReply(survey('factors'), { perceived: '4', expected: '3', 'perceived.care': '5' }).missing).toEqual(['care']);
  });

  it.each(['', '0', '6', '-1', '4.5', '4e0', ' 4', 'four', '٤'])('takes "%s" for no mark', (typed) => {
    expect(readReply(survey('satisfaction'), { perceived: typed, expected: '3' }).missing).toEqual(['overall']);
  });

  it('never throws and never takes a score beyond its scale, whatever is posted', () => {
    const fields = fc.dictionary(
      fc.constantFrom('nps', 'csat', 'ces', 'perceived', 'expected', 'satisfied', 'comment', 'why-not'),
      fc.string(),
    );
    fc.assert(
      fc.property(fields, fc.constantFrom(...starterSurveys), (posted, one) => {
        const { reply } = readReply(one, posted);
        const within = (score: number | undefined, least: number, most: number) => score === undefined || (score >= least && score <= most);
        return within(reply.nps, 0, 10) && within(reply.csat, 1, 5) && within(reply.ces, 1, 7) && within(reply.perceived, 1, 5);
      }),
    );
  });
});

describe('a survey of one’s own', () => {
  it.each(starterSurveys.map((one) => [one.id, one] as const))('the starter "%s" is right', (_id, one) => {
    expect(surveyFault(one)).toBeUndefined();
    expect(surveyShape.parse(one)).toEqual(one);
  });

  it.each([
    [
      'two questions of one id',
      [
        { id: 'a', kind: 'text' },
        { id: 'a', kind: 'nps' },
      ],
    ],
    [
      'a score asked twice',
      [
        { id: 'a', kind: 'nps' },
        { id: 'b', kind: 'nps' },
      ],
    ],
    [
      'a condition on what comes later',
      [
        { id: 'a', kind: 'text', when: { question: 'b', to: 6 } },
        { id: 'b', kind: 'nps' },
      ],
    ],
    ['no question', []],
    ['an unknown kind', [{ id: 'a', kind: 'stars' }]],
  ])('is refused with %s', (_what, questions) => expect(surveyShape.safeParse({ id: 'own', questions }).success).toBe(false));
});
