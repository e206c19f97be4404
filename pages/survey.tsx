import { type Context, Hono } from 'hono';
import { readMessageKey } from '../domain/occasion.ts';
import { type Fields, readReply } from '../domain/surveys/read-reply.ts';
import { isDissatisfied, type Question, questionsFor, type Reply, type Survey } from '../domain/surveys/survey.ts';
import { surveyFor } from '../domain/surveys/survey-for.ts';
import { storeAnswer, storedAnswer } from '../workflows/surveys/store-answer.ts';
import { isClosed } from '../workflows/surveys/survey-rounds.ts';
import { faultPage, refuseLink } from './fault-page.tsx';
import { languageOf, languageOfHeader, textsIn } from './language.ts';
import { Notice } from './layout.tsx';
import { readForm } from './read-form.ts';
import type { PageServices } from './services.ts';
import { ClosedSurvey } from './survey-closed.tsx';
import { SurveyForm } from './survey-form.tsx';

/**
 * `/p/survey/<token>`: GET shows the questions, with the mail's answer chosen (`?answer=4`, `?satisfied=yes`), and stores nothing;
 * POST stores one answer for the invitation, which can be changed until the link expires or staff close the survey. A question that comes up by the answer is
 * asked on the page that follows; what was said until then stands already.
 */
export function surveyPages(services: PageServices): Hono {
  const app = new Hono();

  async function viewOf(customer: string, invitation: string) {
    const [state, settings] = await Promise.all([services.states.load(customer), services.library.settings()]);
    const language = languageOf(state?.customer.locale ?? settings.company.locale);
    const survey = surveyFor(readMessageKey(invitation).campaign, settings);
    return { state, settings, survey, shown: { company: settings.company, language, texts: textsIn(language) } };
  }

  app.get('/:token', async (c) => {
    const verified = await services.tokens.read(c.req.param('token'), 'survey');
    if ('fault' in verified) return refuseLink(c, services, verified.fault, 'closed');
    const { customer, subject } = verified.ok;
    const { state, survey, shown } = await viewOf(customer, subject);
    if (state === undefined) return faultPage(c, services, 'gone', 410);
    const [stored, closed] = await Promise.all([storedAnswer(services, customer, subject), isClosed(services, customer, subject)]);
    if (closed) return c.html(<ClosedSurvey {...shown} answered={stored !== undefined} fields={{}} />, 410);
    const reply: Reply = { ...stored, ...chosenIn(survey, c.req.query()) };
    const note = stored === undefined ? undefined : 'answered';
    return c.html(<SurveyForm {...shown} questions={questionsFor(survey, reply)} reply={reply} note={note} />);
  });

  app.post('/:token', async (c) => {
    const form = await readForm(c);
    const fields = Object.fromEntries(Object.entries(form).map(([name, [value]]) => [name, value]));
    const verified = await services.tokens.read(c.req.param('token'), 'survey');
    if ('fault' in verified) {
      return verified.fault === 'expired' ? expiredPage(c, services, fields) : refuseLink(c, services, verified.fault, 'closed');
    }
    const { customer, subject: id } = verified.ok;
    const { state, settings, survey, shown } = await viewOf(customer, id);
    if (state === undefined) return faultPage(c, services, 'gone', 410);
    const { reply, missing } = readReply(survey, fields);
    const questions = questionsFor(survey, reply);
    if (missing.length > 0) return c.html(<SurveyForm {...shown} questions={questions} reply={reply} note="missing" />, 400);
    const stored = await storeAnswer(services, { state, settings, id, reply });
    switch (stored.kind) {
      case 'gone':
        return faultPage(c, services, 'gone', 410);
      case 'closed':
        return c.html(
          <ClosedSurvey {...shown} answered={(await storedAnswer(services, customer, id)) !== undefined} fields={fields} />,
          410,
        );
      case 'too-many':
        c.header('Retry-After', '3600');
        return faultPage(c, services, 'tooMany', 429);
      case 'stored': {
        if (asksMore(questions, form.shown)) return c.html(<SurveyForm {...shown} questions={questions} reply={reply} note="stored" />);
        const { thanks, thanksText, sorry, sorryText } = shown.texts.survey;
        const [title, text] = isDissatisfied(stored.answer) ? [sorry, sorryText] : [thanks, thanksText];
        return c.html(<Notice texts={shown.texts} company={settings.company} title={title} text={text} />);
      }
    }
  });

  return app;
}

/** Is there a question that the form had not shown? */
const asksMore = (questions: readonly Question[], shown: readonly string[] | undefined): boolean =>
  shown !== undefined && questions.some(({ id }) => !shown.includes(id));

/** What the mail's button says: of the survey's first question, of how it was where that asks for two marks. */
function chosenIn(survey: Survey, { answer, satisfied = answer }: Fields): Reply {
  const [first] = survey.questions;
  switch (first?.kind) {
    case 'marks':
      return readReply({ ...survey, questions: [first] }, { perceived: answer }).reply;
    case 'verdict':
      return readReply({ ...survey, questions: [first] }, { satisfied }).reply;
    case 'nps':
    case 'csat':
    case 'ces':
      return readReply({ ...survey, questions: [first] }, { [first.id]: answer }).reply;
    default:
      return {};
  }
}

/** Its link has expired: who came is not known any more. */
async function expiredPage(c: Context, { library }: PageServices, fields: Fields): Promise<Response> {
  const { company } = await library.settings();
  const texts = textsIn(languageOfHeader(c.req.header('accept-language')));
  return c.html(<ClosedSurvey texts={texts} company={company} answered={false} fields={fields} />, 410);
}
