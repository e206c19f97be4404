/** What the shell is told. */
export const exitCode = { done: 0, findings: 1, wrongUse: 2, failed: 3 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The command was given something that it cannot work with; the message is one sentence. */
export class WrongUse extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WrongUse';
  }
}

/** Where a command speaks to. Results go to `out`; everything on the way to `err`. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** Undefined where nobody sits in front. */
  readonly terminal: NodeJS.WriteStream | undefined;
}

/** Options that every command knows. */
export interface CommonOptions {
  readonly json: boolean;
  readonly port: number;
}
