import { handle, type LambdaEvent } from 'hono/aws-lambda';
import * as z from 'zod';
import { consoleApi } from '../../console/api/app.ts';
import { type Staff, staffFromClaims } from '../../console/api/roles.ts';
import type { ConsoleServices } from '../../console/api/services.ts';

/** HTTP API, payload 2.0, behind a JWT authorizer: whatever stands here has been verified. */
const signedIn = z.object({
  event: z.object({ requestContext: z.object({ authorizer: z.object({ jwt: z.object({ claims: z.unknown() }) }) }) }),
});

function identify(requestEnv: unknown): Staff | undefined {
  const parsed = signedIn.safeParse(requestEnv);
  return parsed.success ? staffFromClaims(parsed.data.event.requestContext.authorizer.jwt.claims) : undefined;
}

export function createHandler(services: ConsoleServices, onFault: (fault: Error) => void) {
  const serve = handle(consoleApi(services, { identify, onFault }));
  return (event: LambdaEvent) => serve(event);
}
