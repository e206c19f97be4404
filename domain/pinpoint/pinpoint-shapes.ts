import * as z from 'zod';

const text = z.string().max(4000);
const long = z.string().max(200_000);
const next = z.object({ NextActivity: text.optional() });
const message = next.extend({ TemplateName: text.optional() });
const event = z.object({ Dimensions: z.object({ EventType: z.object({ Values: z.array(text).default([]) }).optional() }) });
const dimension = z.object({ DimensionType: text.default('INCLUSIVE'), Values: z.array(text).max(500) });

/** One step of a journey: exactly one of these stands in it. */
export const activityShape = z.looseObject({
  EMAIL: message.optional(),
  SMS: message.optional(),
  PUSH: message.optional(),
  CUSTOM: next.optional(),
  ContactCenter: next.optional(),
  WAIT: next.extend({ WaitTime: z.object({ WaitFor: text.optional(), WaitUntil: text.optional() }).optional() }).optional(),
  HOLDOUT: next.extend({ Percentage: z.number().min(0).max(100) }).optional(),
  CONDITIONAL_SPLIT: z.object({ TrueActivity: text.optional(), FalseActivity: text.optional() }).optional(),
  MULTI_CONDITIONAL_SPLIT: z
    .object({ Branches: z.array(z.object({ NextActivity: text.optional() })).default([]), DefaultActivity: text.optional() })
    .optional(),
  RANDOM_SPLIT: z
    .object({ Branches: z.array(z.object({ NextActivity: text.optional(), Percentage: z.number().optional() })).default([]) })
    .optional(),
});
export type Activity = z.infer<typeof activityShape>;

/** What GetJourney, GetCampaign, GetSegment, GetEmailTemplate and GetSmsTemplate answer, with or without the name of the answer around it. */
export const journeyShape = z.looseObject({
  Id: text,
  Name: text,
  Activities: z.record(text, activityShape),
  StartActivity: text.optional(),
  StartCondition: z
    .looseObject({
      EventStartCondition: z.object({ EventFilter: event }).optional(),
      SegmentStartCondition: z.object({ SegmentId: text }).optional(),
    })
    .optional(),
});
export const campaignShape = z.looseObject({
  Id: text,
  Name: text,
  SegmentId: text,
  HoldoutPercent: z.number().optional(),
  Schedule: z.looseObject({ Frequency: text.default('ONCE'), EventFilter: event.optional() }).optional(),
  MessageConfiguration: z
    .looseObject({
      EmailMessage: z.looseObject({ Title: text.optional(), HtmlBody: long.optional(), Body: long.optional() }).optional(),
      SMSMessage: z.looseObject({ Body: text.optional() }).optional(),
    })
    .default({}),
  TemplateConfiguration: z
    .looseObject({ EmailTemplate: z.looseObject({ Name: text }).optional(), SMSTemplate: z.looseObject({ Name: text }).optional() })
    .default({}),
  AdditionalTreatments: z.array(z.unknown()).default([]),
});
export const segmentShape = z.looseObject({
  Id: text,
  Name: text.default(''),
  SegmentType: text.default('DIMENSIONAL'),
  Dimensions: z
    .looseObject({
      Attributes: z.record(text, dimension).default({}),
      UserAttributes: z.record(text, dimension).default({}),
      Location: z.looseObject({ Country: dimension.optional() }).optional(),
    })
    .optional(),
  SegmentGroups: z.unknown().optional(),
});
export const templateShape = z.looseObject({
  TemplateName: text,
  Subject: text.optional(),
  TextPart: long.optional(),
  HtmlPart: long.optional(),
  Body: long.optional(),
});

export type PinpointJourney = z.infer<typeof journeyShape>;
export type PinpointCampaign = z.infer<typeof campaignShape>;
export type PinpointSegment = z.infer<typeof segmentShape>;
export type PinpointTemplate = z.infer<typeof templateShape>;
