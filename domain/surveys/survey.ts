/** One question of a survey. Its id never changes: answers are kept under it. */
export type Question = MarksQuestion | ScoreQuestion | VerdictQuestion | TextQuestion;

interface Asked {
  readonly id: string;
  /** Wording by language; absent = the page's own words for this kind of question. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
  /** Asked only where this holds of what was answered; absent = always. */
  readonly when?: Condition | undefined;
  readonly required?: boolean | undefined;
}

/** care 34, 35: how it was and what had been expected, each 1 to 5, overall or of one factor. */
export interface MarksQuestion extends Asked {
  readonly kind: 'marks';
  /** Absent = overall. */
  readonly factor?: string | undefined;
}

/** Likely to recommend 0 to 10, satisfied 1 to 5, easy 1 to 7. A survey asks each kind once. */
export interface ScoreQuestion extends Asked {
  readonly kind: ScoreKind;
}

/** Are you satisfied with us? Yes or no. */
export interface VerdictQuestion extends Asked {
  readonly kind: 'verdict';
}

export interface TextQuestion extends Asked {
  readonly kind: 'text';
}

export const scoreKinds = ['nps', 'csat', 'ces'] as const;
export type ScoreKind = (typeof scoreKinds)[number];

export const scoreRange: Readonly<Record<ScoreKind, readonly [least: number, most: number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
};

/** Of a score: between `from` and `to`, both included. Of marks: how it was lies below what was expected. Of a verdict: not satisfied. */
export type Condition =
  | { readonly question: string; readonly from?: number | undefined; readonly to?: number | undefined }
  | { readonly dissatisfied: true };

export interface Survey {
  readonly id: string;
  readonly questions: readonly Question[];
}

export interface Marks {
  readonly perceived: number;
  readonly expected: number;
}

/** What a person said, by kind: what a survey asks may change, and old answers can still be read. */
export interface Reply {
  readonly perceived?: number | undefined;
  readonly expected?: number | undefined;
  readonly satisfied?: boolean | undefined;
  readonly comment?: string | undefined;
  /** Marks by factor. */
  readonly factors?: Readonly<Record<string, Marks>> | undefined;
  readonly nps?: number | undefined;
  readonly csat?: number | undefined;
  readonly ces?: number | undefined;
  /** Free text by question, the first one excepted, which is the comment. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

/**
 * > Dissatisfied: perceived < expected, or the win-back question answered "not satisfied". Integers are compared, never a ratio. A
 * > survey that asks neither goes by its score: a detractor (0 to 6), satisfied 1 or 2 of 5, easy 1 to 3 of 7.
 */
export function isDissatisfied(reply: Reply): boolean {
  const { satisfied, perceived, expected, nps, csat, ces } = reply;
  if (satisfied === false) return true;
  if (perceived !== undefined && expected !== undefined) return perceived < expected;
  if (satisfied === true) return false;
  return (nps !== undefined && nps <= 6) || (csat !== undefined && csat <= 2) || (ces !== undefined && ces <= 3);
}

/** The questions that are to be asked, given what was answered so far. */
export const questionsFor = (survey: Survey, reply: Reply): readonly Question[] =>
  survey.questions.filter(({ when }) => when === undefined || holds(when, survey, reply));

function holds(condition: Condition, survey: Survey, reply: Reply): boolean {
  if ('dissatisfied' in condition) return isDissatisfied(reply);
  const question = survey.questions.find(({ id }) => id === condition.question);
  const score = question === undefined ? undefined : scoreOf(question, reply);
  return score !== undefined && score >= (condition.from ?? score) && score <= (condition.to ?? score);
}

function scoreOf(question: Question, reply: Reply): number | undefined {
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
      return reply[question.kind];
    case 'marks':
      return question.factor === undefined ? reply.perceived : reply.factors?.[question.factor]?.perceived;
    case 'verdict':
      return reply.satisfied === undefined ? undefined : Number(reply.satisfied);
    case 'text':
      return undefined;
  }
}

/** What is wrong with a survey, in words; undefined where nothing is. */
export function surveyFault({ questions }: Survey): string | undefined {
  const ids = questions.map(({ id }) => id);
  if (new Set(ids).size < ids.length) return 'each question has an id of its own';
  const once = questions.map((question) => (question.kind === 'marks' ? `marks ${question.factor ?? ''}` : question.kind));
  const twice = once.find((kind, at) => kind !== 'text' && once.indexOf(kind) < at);
  if (twice !== undefined) return `"${twice.trim()}" is asked twice`;
  for (const [at, { id, when }] of questions.entries()) {
    if (when === undefined || 'dissatisfied' in when) continue;
    if (!ids.slice(0, at).includes(when.question)) return `"${id}" goes by "${when.question}", which is not asked before it`;
  }
  return undefined;
}
