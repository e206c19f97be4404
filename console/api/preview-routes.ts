import { Hono } from 'hono';
import * as z from 'zod';
import { BROADCAST } from '../../domain/broadcasts/broadcast.ts';
import { zonedText } from '../../domain/calendar/zoned-time.ts';
import { planShape, textsShape } from '../../domain/campaigns/draft-shape.ts';
import { hasPage } from '../../domain/campaigns/own-links.ts';
import { ruleFor } from '../../domain/campaigns/rule-for.ts';
import { slotsIn } from '../../domain/campaigns/slots-in.ts';
import { variantNames } from '../../domain/campaigns/variant-texts.ts';
import { factKinds } from '../../domain/facts/fact.ts';
import { brandColor, logoAddress } from '../../domain/wording/brand.ts';
import { contentLocales, pickLocale } from '../../domain/wording/greeting.ts';
import { audienceFields } from '../../workflows/campaigns/audience-fields.ts';
import { keptCompiler } from '../../workflows/campaigns/kept-compiler.ts';
import { reviewTexts } from '../../workflows/campaigns/review-texts.ts';
import { companySlots } from '../../workflows/deliver/compose-message.ts';
import { forecastCampaign } from '../../workflows/forecast/forecast-campaign.ts';
import { previewMessage } from '../../workflows/forecast/preview-message.ts';
import { audienceSampler } from '../../workflows/forecast/sample-audience.ts';
import { forecastFigures } from './forecast-figures.ts';
import { customerFor } from './masked-customer.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import { whyHeldBack } from './reason-words.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const campaignId = z.string().min(1).max(128);
export const written = z.strictObject({ plan: planShape, texts: textsShape });
export const asked = z.strictObject({
  ...written.shape,
  step: z.string().max(64),
  variant: z.enum(variantNames).optional(),
  channel: z.enum(['email', 'sms']),
  locale: z.enum(contentLocales),
  customer: z.string().min(1).max(128).optional(),
});
export const slotsAsked = z.object({
  campaign: campaignId,
  fact: campaignId,
  step: z.string().max(64),
  locale: z.enum(contentLocales),
});
/** Another colour or logo than the one that is set; `none`: no logo. */
export const brandTried = z.object({
  color: brandColor.optional(),
  logo: z.union([z.literal('none').transform(() => null), logoAddress]).optional(),
});
export const ahead = z.object({ days: z.coerce.number().int().min(1).max(90).default(90) });

/** Dates tried for a forecast, and for the count of an audience: the more, the narrower what is said of all. */
const TRIED = 80;
const SHOWN = 10;
const AUDIENCE_DAYS = 90;

/** How a campaign would look and what it would do, before anybody lets it go. Nothing here writes or sends. */
export function previewRoutes(given: ConsoleServices): Hono<ConsoleEnv> {
  const services = { ...given, compiler: keptCompiler(given.compiler) };
  const { library, desk, reviewer, calendar, segments, prices } = services;
  const app = new Hono<ConsoleEnv>();

  const sampled = audienceSampler(services, { days: AUDIENCE_DAYS, sample: TRIED });

  app.get('/campaigns/:id/sample', async (c) => {
    const id = accept(campaignId, c.req.param('id'));
    // As saved this moment: the browser keeps the picture.
    const [campaigns, { settings }] = await Promise.all([library.campaigns(), desk.settings()]);
    const campaign = campaigns.find((each) => each.id === id);
    const step = campaign?.steps[0];
    if (campaign === undefined || step === undefined) throw refuse(404, `There is no campaign "${id}".`);
    const channel = step.channels.includes('email') ? 'email' : 'sms';
    const locale = pickLocale(settings.company.locale, 'en');
    const content = await library.content(id, campaign.version, step.id, channel, locale);
    if (content === undefined) throw refuse(404, 'Nothing is written for it.');
    const { color = settings.company.color, logo = settings.company.logo } = accept(brandTried, c.req.query());
    const rendered = await reviewer.renderer.render(`sample/${id}/${campaign.version}`, content, {
      ...reviewer.samples(campaign, step.id, locale),
      ...companySlots({ ...settings, company: { ...settings.company, color, logo } }, locale),
    });
    if (rendered.kind === 'missing') throw refuse(404, 'Its text cannot be shown with an example.');
    return c.json({ channel, subject: rendered.subject, html: rendered.html, text: rendered.text });
  });

  app.get('/fact-kinds', async (c) => {
    const registry = await calendar.registry();
    const own = new Set<string>(factKinds);
    // A broadcast's date stands in no calendar.
    const kinds = [...Object.keys(registry), BROADCAST];
    return c.json({ items: kinds.map((kind) => ({ kind, own: !own.has(kind) && kind !== BROADCAST, rule: ruleFor(kind) })) });
  });

  app.get('/slots', (c) => {
    const { campaign, fact, step, locale } = accept(slotsAsked, c.req.query());
    const plan = { fact, rule: ruleFor(fact) };
    const given = slotsIn(reviewer.samples({ id: campaign, fact }, step, locale));
    return c.json({
      items: given.filter(
        // Colours and logo are the layout's matter.
        ({ name }) => !name.startsWith('brand.') && (!name.startsWith('links.') || hasPage(name.slice('links.'.length), plan)),
      ),
    });
  });

  app.get('/audience-fields', async (c) => {
    const { fact } = accept(z.object({ fact: z.string().min(1).max(128) }), c.req.query());
    return c.json({ items: await audienceFields(services, fact) });
  });

  app.post('/audience', async (c) => {
    const { plan } = await acceptBody(c, z.strictObject({ plan: planShape }));
    const { people, ...counted } = await sampled(plan, SHOWN);
    return c.json({
      ...counted,
      people: people.map(({ customer, ...rest }) => ({ customer: customerFor(c.get('staff'), customer), ...rest })),
    });
  });

  app.post('/review', async (c) => c.json({ items: await reviewTexts(services, await acceptBody(c, written)) }));

  app.post('/preview', async (c) => {
    const question = await acceptBody(c, asked);
    const preview = await previewMessage(services, question);
    if (preview.kind === 'missing') return c.json(preview);
    const { for: person, ...message } = preview;
    const billed = question.channel === 'sms' ? segments(message.text) : undefined;
    return c.json({
      ...message,
      ...(billed === undefined ? {} : { segments: billed, cost: billed * prices.sms }),
      for:
        person.kind === 'sample'
          ? person
          : {
              kind: 'customer',
              id: person.customer.id,
              name: person.customer.name,
              on: person.on,
              heldBack: person.heldBack === undefined ? undefined : whyHeldBack(person.heldBack),
            },
    });
  });

  app.post('/forecast', async (c) => {
    const draft = await acceptBody(c, written);
    const { days } = accept(ahead, c.req.query());
    const forecast = await forecastCampaign(services, { ...draft, days, sample: TRIED, first: SHOWN });
    return c.json({
      ...forecastFigures(forecast, prices),
      first: forecast.first.flatMap(({ planned, customer, due, outcomes }) =>
        customer === undefined
          ? []
          : outcomes.flatMap((outcome) =>
              outcome.kind !== 'sent'
                ? []
                : [
                    {
                      customer: { id: customer.id, name: customer.name },
                      step: planned.step,
                      at: zonedText(due, customer.timeZone),
                      channel: outcome.message.channel,
                      subject: outcome.message.subject,
                      html: outcome.message.html,
                      text: outcome.message.text,
                    },
                  ],
            ),
      ),
    });
  });

  return app;
}
