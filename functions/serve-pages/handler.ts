import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { customerPages } from '../../pages/app.ts';
import type { PageServices } from '../../pages/services.ts';

export function createHandler(services: PageServices, onFault: (fault: Error) => void) {
  const serve = handle(customerPages(services, onFault));
  return (event: LambdaEvent) => serve(event);
}
