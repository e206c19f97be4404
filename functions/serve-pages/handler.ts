import { handle } from 'hono/aws-lambda';
import { customerPages } from '../../pages/app.ts';
import type { PageServices } from '../../pages/services.ts';

export const createHandler = (services: PageServices, onFault: (fault: Error) => void) => handle(customerPages(services, onFault));
