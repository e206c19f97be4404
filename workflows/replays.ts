export interface KeptAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface Replay {
  /** Tells the request: a key that comes with another one is a mistake. */
  readonly print: string;
  readonly done: boolean;
  /** Absent while it is under way, and where the answer was a secret. */
  readonly answer?: KeptAnswer | undefined;
}

/** Requests that bear a key of their own, so that one that is sent again does nothing twice. Kept for a day. */
export interface Replays {
  /** What stands under the key already; undefined where this one is the first, and now under way. */
  begin(key: string, print: string): Promise<Replay | undefined>;
  /** Without an answer where it is not to be kept. */
  finish(key: string, print: string, answer: KeptAnswer | undefined): Promise<void>;
  /** It did nothing: whoever sends it again begins anew. */
  drop(key: string): Promise<void>;
}
