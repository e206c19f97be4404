import type { Company } from '../domain/settings.ts';
import { type Fields, MAX_TEXT } from '../domain/surveys/read-reply.ts';
import { Layout } from './layout.tsx';
import type { PageTexts } from './texts.ts';

interface ClosedSurveyProps {
  readonly texts: PageTexts;
  readonly company: Company;
  /** An answer that was given in time. */
  readonly answered: boolean;
  /** What was posted just now. */
  readonly fields: Fields;
}

/** It closed before the person came, or while they were writing: their words are given back, so that they can be sent by mail. */
export function ClosedSurvey({ texts, company, answered, fields }: ClosedSurveyProps) {
  const { title, text } = texts.fault.closed;
  const written = Object.entries(fields).flatMap(([name, value = '']) =>
    name !== 'shown' && value.trim().length > 3 ? [value.trim().slice(0, MAX_TEXT)] : [],
  );
  return (
    <Layout texts={texts} company={company} title={title}>
      <h1>{title}</h1>
      <p>{answered ? texts.survey.closedAnswered : text}</p>
      {written.length > 0 && (
        <>
          <p class="quiet">{texts.survey.youWrote}</p>
          {written.map((words) => (
            <blockquote key={words}>{words}</blockquote>
          ))}
        </>
      )}
    </Layout>
  );
}
