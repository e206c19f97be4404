import type { Company } from '../domain/settings.ts';
import { COMMENT, MAX_TEXT, marksFields } from '../domain/surveys/read-reply.ts';
import { type Question, type Reply, type ScoreKind, scoreRange } from '../domain/surveys/survey.ts';
import { Layout } from './layout.tsx';
import type { PageTexts } from './texts.ts';

interface SurveyFormProps {
  readonly texts: PageTexts;
  readonly language: string;
  readonly company: Company;
  /** Those that are to be asked, in order. */
  readonly questions: readonly Question[];
  readonly reply: Reply;
  /** `answered`: an earlier answer stands. `stored`: this one does, and more is asked. `missing`: something is to be answered yet. */
  readonly note?: 'answered' | 'stored' | 'missing' | undefined;
}

export function SurveyForm({ texts, language, company, questions, reply, note }: SurveyFormProps) {
  const t = texts.survey;
  const verdict = questions.find(({ kind }) => kind === 'verdict');
  const title = note === 'stored' ? t.oneMore : verdict === undefined ? t.title : wordingOf(verdict, language, t.satisfied);
  return (
    <Layout texts={texts} company={company} title={title}>
      <h1>{title}</h1>
      {verdict === undefined && note !== 'stored' && <p>{t.intro}</p>}
      {note === 'stored' && <p class="said">{t.oneMoreText}</p>}
      {note === 'answered' && <p class="said">{t.before}</p>}
      {note === 'missing' && (
        <p class="wrong" role="alert">
          {t.missing}
        </p>
      )}
      <form method="post">
        {questions.map((question) => (
          <Asked key={question.id} question={question} texts={texts} language={language} reply={reply} />
        ))}
        <button type="submit">{note === 'answered' || note === 'stored' ? t.update : t.send}</button>
      </form>
    </Layout>
  );
}

export const wordingOf = ({ texts = {} }: Question, language: string, otherwise: string): string =>
  texts[language] ?? Object.values(texts)[0] ?? otherwise;

interface AskedProps {
  readonly question: Question;
  readonly texts: PageTexts;
  readonly language: string;
  readonly reply: Reply;
}

/** One question; the hidden field says that it was shown, so that what only comes up by the answer is asked next. */
function Asked({ question, texts, language, reply }: AskedProps) {
  return (
    <>
      <input type="hidden" name="shown" value={question.id} />
      <QuestionFields question={question} texts={texts} language={language} reply={reply} />
    </>
  );
}

function QuestionFields({ question, texts, language, reply }: AskedProps) {
  const t = texts.survey;
  switch (question.kind) {
    case 'marks':
      return question.factor === undefined ? (
        <>
          <Scale name="expected" question={t.expected} value={reply.expected} low={t.low} high={t.high} required />
          <Scale
            name="perceived"
            question={wordingOf(question, language, t.perceived)}
            value={reply.perceived}
            low={t.low}
            high={t.high}
            required
          />
        </>
      ) : (
        <FactorMarks question={question} factor={question.factor} texts={texts} language={language} reply={reply} />
      );
    case 'verdict':
      return <Verdict texts={texts} satisfied={reply.satisfied} />;
    case 'nps':
    case 'csat':
    case 'ces':
      return <Score question={question} kind={question.kind} texts={texts} language={language} reply={reply} />;
    case 'text': {
      const said = question.id === COMMENT ? reply.comment : reply.texts?.[question.id];
      return (
        <div>
          <label class="label" for={question.id}>
            {wordingOf(question, language, t.text(question.id))} <span class="hint">({t.optional})</span>
          </label>
          <textarea id={question.id} name={question.id} maxlength={MAX_TEXT}>
            {said ?? ''}
          </textarea>
        </div>
      );
    }
  }
}

function Score({ question, kind, texts, language, reply }: AskedProps & { readonly kind: ScoreKind }) {
  const { low, high, question: usual } = texts.survey.scores[kind];
  const range = scoreRange[kind];
  return (
    <Scale
      name={question.id}
      question={wordingOf(question, language, usual)}
      value={reply[kind]}
      range={range}
      low={low}
      high={high}
      required={question.required === true}
    />
  );
}

function FactorMarks({ question, factor, texts, language, reply }: AskedProps & { readonly factor: string }) {
  const t = texts.survey;
  const names = marksFields(factor);
  const marks = reply.factors?.[factor];
  const ends = { low: t.low, high: t.high, required: question.required === true };
  return (
    <fieldset class="factor">
      <legend>{wordingOf(question, language, t.factor(factor))}</legend>
      <Scale name={names.expected} question={t.factorExpected} value={marks?.expected} {...ends} small />
      <Scale name={names.perceived} question={t.factorPerceived} value={marks?.perceived} {...ends} small />
    </fieldset>
  );
}

function Verdict({ texts: { survey: t }, satisfied }: { readonly texts: PageTexts; readonly satisfied: boolean | undefined }) {
  return (
    <fieldset>
      <legend class="unseen">{t.satisfied}</legend>
      <div class="pair">
        <label>
          <input type="radio" name="satisfied" value="yes" required checked={satisfied === true} />
          <span>{t.yes}</span>
        </label>
        <label>
          <input type="radio" name="satisfied" value="no" required checked={satisfied === false} />
          <span>{t.no}</span>
        </label>
      </div>
    </fieldset>
  );
}

interface ScaleProps {
  readonly name: string;
  readonly question: string;
  readonly value: number | undefined;
  readonly low: string;
  readonly high: string;
  readonly range?: readonly [least: number, most: number];
  readonly required?: boolean;
  readonly small?: boolean;
}

function Scale({ name, question, value, low, high, range: [least, most] = [1, 5], required = false, small = false }: ScaleProps) {
  const marks = Array.from({ length: most - least + 1 }, (_, at) => least + at);
  const labelOf = (mark: number) => (mark === least ? `${mark}: ${low}` : mark === most ? `${mark}: ${high}` : String(mark));
  return (
    <fieldset>
      <legend class={small ? 'small' : undefined}>{question}</legend>
      <div class={`scale of-${marks.length}`}>
        {marks.map((mark) => (
          <label key={mark}>
            <input type="radio" name={name} value={String(mark)} required={required} checked={value === mark} aria-label={labelOf(mark)} />
            <span aria-hidden="true">{mark}</span>
          </label>
        ))}
      </div>
      {!small && (
        <div class="ends" aria-hidden="true">
          <span>{low}</span>
          <span>{high}</span>
        </div>
      )}
    </fieldset>
  );
}
