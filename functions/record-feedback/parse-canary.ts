import * as z from 'zod';
import { CANARY_ADDRESS } from '../../workflows/canary.ts';

const arrival = z.object({
  eventType: z.literal('Delivery'),
  mail: z.object({ destination: z.tuple([z.literal(CANARY_ADDRESS)]) }),
});

/** Whether an event of SES says that the hourly canary arrived. */
export const isCanaryArrival = (text: string): boolean => arrival.safeParse(JSON.parse(text)).success;
