/** An error as AWS answers it: the SDK makes an exception of its name. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** What the laptop's cloud does not know how to do. */
export const unknownOperation = (service: string, operation: string) =>
  new AwsError(
    'UnknownOperationException',
    `The laptop's cloud does not know ${service}:${operation}. Add it in local/endpoints, or do without.`,
  );
