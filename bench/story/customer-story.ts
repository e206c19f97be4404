import type { Browser, Page } from 'playwright-core';
import { closeCaseOf, redeemTwice } from './company-side.ts';
import type { Lookout } from './lookout.ts';
import { linkIn, type RunningProduct } from './running-product.ts';

export interface Customer {
  readonly id: string;
  readonly language: 'en' | 'zh';
}

const words = {
  en: {
    book: 'Book this time',
    change: 'Choose another time',
    later: 'Later days',
    move: 'Move to this time',
    cancel: 'Cancel the visit',
    complaint: 'It leaks onto the floor.',
  },
  zh: { book: '预约此时间', change: '另选时间', later: '更晚的日期', move: '改为此时间', cancel: '取消预约', complaint: '地上总是漏水。' },
};

/** One customer, from the card to the door; whatever is not as it should be goes to the lookout's faults. */
export class CustomerStory {
  readonly #customer: Customer;
  readonly #product: RunningProduct;
  readonly #browser: Browser;
  readonly #lookout: Lookout;
  #code = '';

  constructor(customer: Customer, product: RunningProduct, browser: Browser, lookout: Lookout) {
    this.#customer = customer;
    this.#product = product;
    this.#browser = browser;
    this.#lookout = lookout;
  }

  async findsTheCardAndBooks(): Promise<void> {
    const card = await this.#mail('product-birthday', '01-card');
    await this.#with(async (tab) => {
      await tab.goto(linkIn(card, 'booking'));
      await this.#look(tab, '02-choose-a-time');
      await tab.locator('.times label').nth(2).click();
      await tab.getByRole('button', { name: this.#says.book }).click();
      await this.#look(tab, '03-booked');
      const confirmation = await this.#mail('booking-confirmation', '04-confirmation');
      this.#must(
        confirmation.attachments.some(({ type }) => type.includes('calendar')),
        'the confirmation has a calendar file',
      );
      await tab.goto(linkIn(confirmation, 'booking'));
      await tab.getByRole('link', { name: this.#says.change }).click();
      await tab.getByRole('link', { name: this.#says.later }).click();
      await this.#look(tab, '05-choose-another-time');
      await tab.locator('.times label').last().click();
      await tab.getByRole('button', { name: this.#says.move }).click();
      await this.#look(tab, '06-moved');
      await this.#mail('booking-confirmation', '07-new-time', 2);
      await tab.getByRole('link', { name: this.#says.cancel }).click();
      await this.#look(tab, '08-cancel-asked');
    });
  }

  async readsTheRecall(): Promise<void> {
    const notice = await this.#mail('recall-notice', '09-recall');
    await this.#with(async (tab) => {
      await tab.goto(linkIn(notice, 'recall'));
      await this.#look(tab, '10-recall-page');
      await tab.getByRole('button').first().click();
      await this.#look(tab, '11-recall-acknowledged');
    });
  }

  async saysWhatWasWrong(): Promise<void> {
    const question = await this.#mail('satisfaction-survey', '12-survey-mail');
    await this.#with(async (tab) => {
      await tab.goto(linkIn(question, 'survey').replace(/answer=\d+/, 'answer=2'));
      await this.#look(tab, '13-survey');
      await tab.locator('label:has(input[name="expected"][value="5"])').click();
      await tab.locator('textarea').fill(this.#says.complaint);
      await tab.getByRole('button').click();
      await this.#look(tab, '14-survey-thanks');
      const apology = await this.#mail('service-recovery', '15-apology');
      await tab.goto(linkIn(apology, 'voucher'));
      await this.#look(tab, '16-voucher');
      this.#code = (await tab.locator('.code').innerText()).match(/CARE-\w+-\w+/)?.[0] ?? '';
      this.#must((apology.html ?? '').includes(this.#code), 'the voucher page shows the code of the mail');
    });
  }

  async hasItRepaired(): Promise<void> {
    const { id } = this.#customer;
    const redeemed = await redeemTwice(this.#product, this.#code, id);
    this.#must(redeemed.join() === '200,409', `the voucher is redeemed once and refused once, not ${redeemed.join()}`);
    const closed = await closeCaseOf(this.#product, id);
    this.#must(closed === 200, `the case is closed, not ${closed}`);
    await this.#with(async (tab) => {
      await tab.goto(linkIn(await this.#product.message(id, 'service-recovery'), 'voucher'));
      await this.#look(tab, '17-voucher-redeemed');
    });
  }

  async leaves(): Promise<void> {
    const card = await this.#product.message(this.#customer.id, 'product-birthday');
    await this.#with(async (tab) => {
      await tab.goto(linkIn(card, 'preferences'));
      await this.#look(tab, '18-preferences');
      await tab.locator('a[href*="/p/my-data/"]').click();
      await this.#look(tab, '19-my-data');
      await tab.getByRole('button').first().click();
      await this.#look(tab, '20-my-data-asked');
      await tab.goto(linkIn(await this.#mail('data-export', '21-my-data-mail'), 'my-data/export'));
      await this.#look(tab, '22-my-data-copy');
      await tab.goto(linkIn(card, 'unsubscribe'));
      await this.#look(tab, '23-unsubscribe');
      await tab.getByRole('button').first().click();
      await this.#look(tab, '24-unsubscribed');
    });
  }

  get #says() {
    return words[this.#customer.language];
  }

  #must(held: boolean, rule: string): void {
    if (!held) this.#lookout.faults.push(`${this.#customer.id}: ${rule}`);
  }

  async #look(tab: Page, name: string): Promise<void> {
    const heading = await tab.getByRole('heading', { level: 1 }).innerText();
    const chinese = /\p{Script=Han}/u.test(heading);
    this.#must(chinese === (this.#customer.language === 'zh'), `${name} is headed "${heading}"`);
    await this.#lookout.look(tab, `${this.#customer.language}-${name}`);
  }

  async #mail(campaign: string, name: string, nth = 1) {
    const mail = await this.#product.message(this.#customer.id, campaign, nth);
    await this.#lookout.lookAtMail(this.#browser, mail, `${this.#customer.language}-${name}`);
    return mail;
  }

  /** In a browser of the customer's own, without scripts as far as our pages go: their policy allows none. */
  async #with(act: (tab: Page) => Promise<void>): Promise<void> {
    const context = await this.#browser.newContext({ viewport: { width: 360, height: 780 }, bypassCSP: true });
    try {
      const tab = await context.newPage();
      await act(tab).catch(async (fault: unknown) => {
        throw new Error(`${this.#customer.id} came no further than ${tab.url()}: ${await tab.locator('body').innerText()}`, {
          cause: fault,
        });
      });
    } finally {
      await context.close();
    }
  }
}
