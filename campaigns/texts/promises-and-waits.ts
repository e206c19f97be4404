import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

/** care 25: the day after a promise was to be kept. */
export const brokenPromise: LocalTexts = {
  en: {
    why: 'You get this because we promised you something. It is not advertising.',
    steps: {
      day1: {
        email: {
          subject: 'We did not keep our word',
          preheader: 'You had our promise. We owe you an apology, and a person to talk to.',
          heading: 'We did not keep our word',
          blocks: [
            '{{ greeting }}',
            'This is what we promised you:',
            { rows: [['Our promise', '{{ promised }}']] },
            {
              when: 'kept',
              blocks: ['It has been done since, but later than we said. You planned by our word, and we are sorry.'],
              otherwise: ['It has not been done yet. We have no excuse to offer, only our apology, and a person who now sees to it.'],
            },
            'That person will get in touch with you. If you would rather not wait for us, write or call: whoever answers knows.',
            { button: 'Tell us what would help now', href: replyAbout('Your promise to me') },
          ],
        },
        sms: '{{ company.name }}: We promised you: {{ promised }}. {% if kept %}It came late{% else %}We have not kept it{% endif %}, and we are sorry. A person will get in touch. Call {{ company.phone }}',
      },
    },
  },
  zh: {
    why: '我们曾对您作出承诺，因此给您写信。这不是广告。',
    steps: {
      day1: {
        email: {
          subject: '我们没有做到答应您的事',
          preheader: '答应了却没有做到，我们向您道歉，并已安排专人负责。',
          heading: '答应您的事，我们没有做到',
          blocks: [
            '{{ greeting }}',
            '我们曾这样答应您：',
            { rows: [['我们的承诺', '{{ promised }}']] },
            {
              when: 'kept',
              blocks: ['事情现在已经办好，但比我们说的晚了。您是按我们的话来安排的，耽误了您，非常抱歉。'],
              otherwise: ['到现在还没有办好。我们不找理由，只向您道歉，并已安排专人负责到底。'],
            },
            '这位同事会主动与您联系。如果您不想再等，也请直接来信或来电，接听的同事已了解情况。',
            { button: '告诉我们怎样帮到您', href: replyAbout('关于你们的承诺') },
          ],
        },
        sms: '【{{ company.name }}】我们答应过您：{{ promised }}。{% if kept %}办得晚了{% else %}至今没有做到{% endif %}，非常抱歉，专人会与您联系。电话{{ company.phone }}',
      },
    },
  },
};

/** care 26: the announced wait is over. */
export const waitUpdate: LocalTexts = {
  en: {
    why: 'You wait for an answer from us, and should know how it stands.',
    steps: {
      day0: {
        email: {
          subject: 'You are still waiting for us',
          preheader: 'It takes longer than it should. You are not forgotten.',
          heading: 'You are still waiting for us',
          blocks: [
            '{{ greeting }}',
            'What you told us is not settled yet, and the time that we allow ourselves is over. You are not forgotten: it has just gone up to the person who answers for our whole care team.',
            'You do not have to do anything. You can see every step that was taken, and who has it now.',
            { button: 'See how it stands', href: '{{ links.case }}' },
            'There you can also choose when we are to call you.',
          ],
        },
        sms: '{{ company.name }}: You are still waiting for us, longer than you should. It is now with the head of our care team. Best time to call you? {{ company.phone }}',
      },
    },
  },
  zh: {
    why: '您正在等我们的答复，理应知道进展。',
    steps: {
      day0: {
        email: {
          subject: '让您久等了，向您报告进展',
          preheader: '处理时间超出了我们的承诺，但我们没有忘记您。',
          heading: '让您久等了',
          blocks: [
            '{{ greeting }}',
            '您反映的事情还没有办妥，已经超过了我们给自己定的时限。我们没有忘记您：此事刚刚转交给客户关怀的总负责人。',
            '您不需要再做什么。每一步进展、现在由谁负责，您随时可以查看。',
            { button: '查看处理进展', href: '{{ links.case }}' },
            '在那里也可以选择您方便接听电话的时间。',
          ],
        },
        sms: '【{{ company.name }}】让您久等了，您的事已转交客户关怀总负责人处理。方便接听的时间请告诉我们：{{ company.phone }}',
      },
    },
  },
};

/** care 26: half as long again as announced. */
export const waitApology: LocalTexts = {
  en: {
    why: 'You have waited for us far too long, and we owe you a word.',
    steps: {
      day0: {
        email: {
          subject: 'We have kept you waiting far too long',
          preheader: 'An apology, and a number where somebody answers.',
          heading: 'We have kept you waiting far too long',
          blocks: [
            '{{ greeting }}',
            'You have now waited half as long again as you should have. There is no good reason for that, and we are sorry.',
            {
              when: 'memory.openCases > 1',
              blocks: ['{{ memory.openCases }} matters of yours are open with us. Whoever answers sees all of them.'],
            },
            'If you call or write now, you will not have to tell your story again: it lies open in front of whoever answers.',
            { button: 'Write to the head of care', href: replyAbout('I am still waiting') },
            { answers: [{ label: 'See every step so far', href: '{{ links.case }}' }] },
          ],
        },
        sms: '{{ company.name }}: We have kept you waiting far too long. We are sorry. Whoever answers at {{ company.phone }} knows your story and will see it through.',
      },
    },
  },
  zh: {
    why: '让您等得太久了，我们欠您一句话。',
    steps: {
      day0: {
        email: {
          subject: '让您等了太久，真诚道歉',
          preheader: '向您道歉，并请您直接找到负责的人。',
          heading: '让您等了太久',
          blocks: [
            '{{ greeting }}',
            '您等待的时间已比应有的多出一半。没有任何理由可讲，我们真诚地向您道歉。',
            { when: 'memory.openCases > 1', blocks: ['您目前有{{ memory.openCases }}件事尚未办结，接听的同事能看到全部。'] },
            '现在来电或来信，您不必再从头说起：接听的同事面前就是您的全部记录。',
            { button: '写信给总负责人', href: replyAbout('我还在等') },
            { answers: [{ label: '查看处理进展', href: '{{ links.case }}' }] },
          ],
        },
        sms: '【{{ company.name }}】让您等了太久，真诚道歉。请拨打{{ company.phone }}，接听的同事了解全部经过，会负责到底。',
      },
    },
  },
};
