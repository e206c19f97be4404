import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** Starts another function and does not wait for it. */
export const startFunction = (client: LambdaClient, name: string) => async (): Promise<void> => {
  await client.send(new InvokeCommand({ FunctionName: name, InvocationType: 'Event' }));
};
