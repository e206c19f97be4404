import type { Company } from '../domain/settings.ts';
import { Layout } from './layout.tsx';
import type { Reply } from './store-answer.ts';
import type { PageTexts } from './texts.ts';

interface SurveyFormProps {
  readonly texts: PageTexts;
  readonly company: Company;
  /** Asks for satisfied or not, instead of two marks. */
  readonly verdict: boolean;
  readonly reply: Partial<Reply>;
  readonly answered: boolean;
  readonly missing?: boolean;
}

const marks = [1, 2, 3, 4, 5] as const;

export function SurveyForm({ texts, company, verdict, reply, answered, missing = false }: SurveyFormProps) {
  const t = texts.survey;
  return (
    <Layout texts={texts} company={company} title={t.title}>
      <h1>{verdict ? t.satisfied : t.title}</h1>
      {!verdict && <p>{t.intro}</p>}
      {answered && <p class="said">{t.before}</p>}
      {missing && (
        <p class="wrong" role="alert">
          {t.missing}
        </p>
      )}
      <form method="post">
        {verdict ? (
          <Verdict texts={texts} satisfied={reply.satisfied} />
        ) : (
          <>
            <Scale texts={texts} name="expected" question={t.expected} value={reply.expected} />
            <Scale texts={texts} name="perceived" question={t.perceived} value={reply.perceived} />
          </>
        )}
        <div>
          <label class="label" for="comment">
            {t.comment} <span class="hint">({t.optional})</span>
          </label>
          <textarea id="comment" name="comment" maxlength={2000}>
            {reply.comment ?? ''}
          </textarea>
        </div>
        <button type="submit">{answered ? t.update : t.send}</button>
      </form>
    </Layout>
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
  readonly texts: PageTexts;
  readonly name: string;
  readonly question: string;
  readonly value: number | undefined;
}

function Scale({ texts: { survey: t }, name, question, value }: ScaleProps) {
  return (
    <fieldset>
      <legend>{question}</legend>
      <div class="scale">
        {marks.map((mark) => (
          <label key={mark}>
            <input type="radio" name={name} value={String(mark)} required checked={value === mark} aria-label={labelOf(mark, t)} />
            <span aria-hidden="true">{mark}</span>
          </label>
        ))}
      </div>
      <div class="ends" aria-hidden="true">
        <span>{t.low}</span>
        <span>{t.high}</span>
      </div>
    </fieldset>
  );
}

function labelOf(mark: number, t: PageTexts['survey']): string {
  return mark === 1 ? `1: ${t.low}` : mark === 5 ? `5: ${t.high}` : String(mark);
}
