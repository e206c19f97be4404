import { Hono } from 'hono';
import * as z from 'zod';
import { isDissatisfied } from '../domain/answer.ts';
import { faultPage, refuseLink } from './fault-page.tsx';
import { languageOf, textsIn } from './language.ts';
import { Notice } from './layout.tsx';
import { readForm } from './read-form.ts';
import type { PageServices } from './services.ts';
import { type Reply, storeAnswer, storedAnswer } from './store-answer.ts';
import { SurveyForm } from './survey-form.tsx';

const mark = z.coerce.number().int().min(1).max(5);
const comment = z
  .string()
  .max(2000)
  .transform((text) => text.trim());
const yesNo = z.enum(['yes', 'no']).transform((text) => text === 'yes');

const ratingForm = z.object({ perceived: mark, expected: mark, comment: comment.default('') });
const verdictForm = z.object({ satisfied: yesNo, comment: comment.default('') });

/** The win-back letter asks whether we satisfied; every other survey asks what was expected and what came. */
const asksVerdict = (campaign: string): boolean => campaign === 'win-back';

/**
 * `/p/survey/<token>`: GET shows the questions, with the mail's answer chosen (`?answer=4`, `?satisfied=yes`), and stores nothing;
 * POST stores one answer for the invitation, which can be changed until the link expires.
 */
export function surveyPages(services: PageServices): Hono {
  const app = new Hono();

  async function viewOf(customer: string) {
    const [state, { company }] = await Promise.all([services.states.load(customer), services.library.settings()]);
    return { state, company, texts: textsIn(languageOf(state?.customer.locale ?? company.locale)) };
  }

  app.get('/:token', async (c) => {
    const verified = services.tokens.read(c.req.param('token'), 'survey');
    if ('fault' in verified) return refuseLink(c, services, verified.fault, 'closed');
    const { customer, subject } = verified.ok;
    const { state, company, texts } = await viewOf(customer);
    if (state === undefined) return faultPage(c, services, 'gone', 410);
    const stored = await storedAnswer(services, customer, subject);
    const { satisfied = c.req.query('answer'), answer } = c.req.query();
    const chosen: Partial<Reply> = { ...stored?.answer, ...chosenIn(answer, satisfied) };
    const verdict = asksVerdict(campaignOf(subject));
    return c.html(<SurveyForm texts={texts} company={company} verdict={verdict} reply={chosen} answered={stored !== undefined} />);
  });

  app.post('/:token', async (c) => {
    const verified = services.tokens.read(c.req.param('token'), 'survey');
    if ('fault' in verified) return refuseLink(c, services, verified.fault, 'closed');
    const { customer, subject } = verified.ok;
    const { state, company, texts } = await viewOf(customer);
    if (state === undefined) return faultPage(c, services, 'gone', 410);
    const campaign = campaignOf(subject);
    const verdict = asksVerdict(campaign);
    const form = Object.fromEntries(Object.entries(await readForm(c)).map(([name, [value]]) => [name, value]));
    const reply = (verdict ? verdictForm : ratingForm).safeParse(form);
    if (!reply.success) {
      const kept = { ...chosenIn(form.perceived, form.satisfied), expected: markIn(form.expected), comment: form.comment };
      return c.html(<SurveyForm texts={texts} company={company} verdict={verdict} reply={kept} answered={false} missing />, 400);
    }
    const answer = await storeAnswer(services, state.customer, { id: subject, campaign, reply: reply.data });
    const t = texts.survey;
    const [title, text] = isDissatisfied(answer) ? [t.sorry, t.sorryText] : [t.thanks, t.thanksText];
    return c.html(<Notice texts={texts} company={company} title={title} text={text} />);
  });

  return app;
}

/** The first part of a message key is its campaign. */
export const campaignOf = (messageKey: string): string => decodeURIComponent(messageKey.split('/')[0] ?? '');

function markIn(text: string | undefined): number | undefined {
  const parsed = mark.safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

function chosenIn(answer: string | undefined, satisfied: string | undefined): Partial<Reply> {
  const perceived = markIn(answer);
  const verdict = yesNo.safeParse(satisfied);
  return { ...(perceived === undefined ? {} : { perceived }), ...(verdict.success ? { satisfied: verdict.data } : {}) };
}
