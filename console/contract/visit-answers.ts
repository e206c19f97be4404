import * as z from 'zod/mini';
import { bookingShape, customerShape } from './customer-answers.ts';

const text = z.string();

const visitShape = z.object({
  booking: bookingShape,
  when: z.object({ date: text, from: text, to: text, zone: text }),
  customer: customerShape,
  products: z.array(
    z.object({
      name: text,
      purchasedOn: z.optional(text),
      purchasedIn: z.optional(text),
      checkedOn: z.optional(text),
      serial: z.optional(text),
      installedOn: z.optional(text),
      service: z.array(z.object({ day: text, kind: text, fault: z.optional(text), outcome: z.optional(text) })),
    }),
  ),
});
export type Visit = z.infer<typeof visitShape>;

export const visitListShape = z.object({ from: text, days: z.number(), items: z.array(visitShape) });
