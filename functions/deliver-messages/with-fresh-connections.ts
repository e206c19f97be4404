/**
 * No connection to a provider outlives its invocation. Between two of them Lambda freezes the process, and a connection that the provider
 * closed meanwhile still looks alive to the next call: it would end in a reset, and without a retry nobody would know its outcome.
 */
export const withFreshConnections =
  <Event, Context, Result>(clients: readonly { destroy(): void }[], handler: (event: Event, context?: Context) => Promise<Result>) =>
  async (event: Event, context?: Context): Promise<Result> => {
    try {
      return await handler(event, context);
    } finally {
      for (const client of clients) client.destroy();
    }
  };
