/**
 * Knows whether anything is still going on. Whatever will cause work takes a token before the work that caused it gives its own
 * back; so when none is out, nothing can happen until time moves or somebody comes in from outside.
 */
export interface Activity {
  /** Takes a token; call what comes back exactly once. */
  begin(): () => void;
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when no token is out. */
  idle(): Promise<void>;
  readonly busy: boolean;
}

export function createActivity(): Activity {
  let tokens = 0;
  let waiting: (() => void)[] = [];

  function begin(): () => void {
    tokens += 1;
    let out = true;
    return () => {
      if (!out) return;
      out = false;
      tokens -= 1;
      if (tokens === 0) setImmediate(settle);
    };
  }

  function settle(): void {
    if (tokens > 0) return;
    const ready = waiting;
    waiting = [];
    for (const resolve of ready) resolve();
  }

  return {
    begin,
    async during(work) {
      const end = begin();
      try {
        return await work();
      } finally {
        end();
      }
    },
    idle: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        setImmediate(settle);
      }),
    get busy() {
      return tokens > 0;
    },
  };
}
