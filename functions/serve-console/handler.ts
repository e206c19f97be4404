import { handle, type LambdaEvent } from 'hono/aws-lambda';
import * as z from 'zod';
import { consoleApi } from '../../console/api/app.ts';
import { integratorsApi } from '../../console/api/integrators-api.ts';
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

/** The path that API Gateway matched, not a header: `/v1` has no sign-in before it, and its own key behind it, but for what describes it. */
const isForMachines = (event: LambdaEvent): boolean =>
  'rawPath' in event && (event.rawPath.startsWith('/v1/') || event.rawPath === '/openapi.json');

export function createHandler(services: ConsoleServices, onFault: (fault: Error) => void) {
  const staff = handle(consoleApi(services, { identify, onFault }));
  const machines = handle(integratorsApi(services, onFault));
  return (event: LambdaEvent) => (isForMachines(event) ? machines(event) : staff(event));
}
