import { type BookingTexts, englishBooking } from './booking-texts.ts';
import { type CaseTexts, englishCase } from './case-texts.ts';
import { englishRecall, type RecallTexts } from './recall-texts.ts';
import { englishSurvey, type SurveyTexts } from './survey-texts.ts';
import { englishVoucher, type VoucherTexts } from './voucher-texts.ts';

/** What the customers' pages say. */
export interface PageTexts {
  readonly lang: string;
  /** Around the address and the number of the person to reach. */
  readonly person: (hours: string) => readonly [write: string, call: string, hours: string];
  readonly fault: Readonly<
    Record<
      'malformed' | 'unknown' | 'expired' | 'closed' | 'tooLarge' | 'tooMany' | 'tooOften' | 'over' | 'gone' | 'broken',
      { title: string; text: string }
    >
  >;
  readonly unsubscribe: {
    readonly title: string;
    readonly ask: (company: string) => string;
    readonly all: string;
    readonly only: (topic: string) => string;
    readonly kept: string;
    readonly done: string;
    readonly doneText: string;
    readonly doneOnly: (topic: string) => string;
    readonly back: string;
  };
  readonly preferences: {
    readonly title: string;
    readonly intro: (company: string) => string;
    readonly channels: string;
    readonly channelsHelp: string;
    readonly email: string;
    readonly sms: string;
    readonly bounced: string;
    readonly noChannel: string;
    readonly pace: string;
    readonly pause: string;
    readonly paused: (until: string) => string;
    readonly lessOften: string;
    readonly lessOftenHelp: string;
    readonly topics: string;
    readonly topicsHelp: string;
    readonly hours: string;
    readonly hoursHelp: string;
    readonly notBefore: string;
    readonly notAfter: string;
    readonly hoursWrong: string;
    readonly confirm: string;
    readonly askUs: string;
    readonly myData: string;
    readonly language: string;
    readonly save: string;
    readonly saved: string;
    readonly always: string;
  };
  readonly survey: SurveyTexts;
  readonly voucher: VoucherTexts;
  readonly booking: BookingTexts;
  readonly recall: RecallTexts;
  readonly cases: CaseTexts;
  readonly topics: Readonly<Record<string, string>>;
}

export const english: PageTexts = {
  lang: 'en',
  person: (hours) => ['A person is here for you: write to ', ', or call ', ` (${hours}).`],
  fault: {
    malformed: {
      title: 'This link is not complete',
      text: 'Part of it may have been lost on the way. Please open it from the message once more, or write to us and we will see to it.',
    },
    unknown: {
      title: 'We do not know this link',
      text: 'Please open it from the message once more. If that does not help, write to us and we will do it for you.',
    },
    expired: {
      title: 'This link is too old',
      text: 'For your safety it worked for a limited time only. Every newer message of ours has a fresh one.',
    },
    closed: {
      title: 'This survey has closed',
      text: 'Thank you for coming to answer. We would still like to hear from you: just write to us.',
    },
    tooLarge: { title: 'That was more than we can take in', text: 'Please shorten your text and send it again, or write to us by email.' },
    tooMany: {
      title: 'That was many answers in a short time',
      text: 'The last one that arrived stands. You can change it again in an hour; whatever cannot wait, just write to us.',
    },
    tooOften: {
      title: 'That was very often in a short time',
      text: 'What you chose before stands; this last press changed nothing. Please come back in an hour, or write to us and we will do it for you.',
    },
    over: {
      title: 'There is nothing here any more',
      text: 'What this link led to has been withdrawn. If you expected something, write to us and we will look into it.',
    },
    gone: { title: 'We hold nothing of you any more', text: 'Your data was erased, and you will not hear from us.' },
    broken: {
      title: 'That did not work',
      text: 'It was our fault, not yours. Please try again in a minute, or write to us and we will do it for you.',
    },
  },
  unsubscribe: {
    title: 'Unsubscribe',
    ask: (company) => `Would you like ${company} to stop writing to you?`,
    all: 'Stop all of it',
    only: (topic) => `Only stop “${topic}”`,
    kept: 'You will still get what concerns you directly: a warranty, your membership, the safety of a product.',
    done: 'You are unsubscribed',
    doneText: 'No more news or greetings from us, by email or text message. It took effect at once.',
    doneOnly: (topic) => `You will not get “${topic}” any more. It took effect at once.`,
    back: 'Changed your mind? Write to us, we are glad to hear from you.',
  },
  preferences: {
    title: 'What you hear from us',
    intro: (company) => `You decide what ${company} sends you, and how.`,
    channels: 'How may we write to you?',
    channelsHelp: 'For greetings, offers and questions.',
    email: 'By email',
    sms: 'By text message',
    bounced: 'Messages to this address have come back. Write to us if it has changed.',
    noChannel: 'We have neither an email address nor a mobile number of yours.',
    pace: 'How often?',
    pause: 'Pause for 30 days',
    paused: (until) => `Paused until ${until}. Untick to hear from us again.`,
    lessOften: 'Less often, please',
    lessOftenHelp: 'Only now and then.',
    topics: 'What about?',
    topicsHelp: 'Untick what you would rather not get.',
    hours: 'At what time?',
    hoursHelp: 'In your own time zone. Only an urgent word on the safety of a product may come at another hour.',
    notBefore: 'Not before',
    notAfter: 'Not after',
    hoursWrong: 'Please leave us at least two hours. Everything else is saved.',
    confirm: 'One step is left: press the button in the message that we have just sent you. Until then nothing is sent.',
    askUs: 'We cannot send you the confirmation by ourselves just now. Please write to us.',
    myData: 'See or erase your data',
    language: 'Language',
    save: 'Save',
    saved: 'Saved. It took effect at once.',
    always: 'Whatever you choose, you will still be told what concerns you directly: a warranty, your membership, the safety of a product.',
  },
  survey: englishSurvey,
  voucher: englishVoucher,
  booking: englishBooking,
  recall: englishRecall,
  cases: englishCase,
  topics: {
    'product-birthday': 'Birthdays of your products',
    'customer-birthday': 'Birthday wishes',
    'membership-anniversary': 'Anniversaries with us',
    'case-follow-up': 'How it went after a complaint',
    'win-back': 'Letters when we have not heard from you',
    'second-purchase': 'Suggestions after a first purchase',
    'satisfaction-survey': 'Questions about how it went',
    replenishment: 'Reminders when something runs out',
    'reorder-reminder': 'Reminders when you usually order again',
    'recall-aftercare': 'How it went after a recall',
    'plan-review': 'A look at a plan we made together',
    welcome: 'A word of welcome',
  },
};
