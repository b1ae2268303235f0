/** A way to see what is not one's own: a request that somebody with a scope makes. */

export interface Try {
  /** What is tried, as a claim's subject. */
  readonly name: string;
  /** Path and query. */
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'HEAD' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Texts that the request itself holds and an error may repeat: what somebody knows already. */
  readonly told?: readonly string[];
  /** @default true: the reader's own credentials go with it */
  readonly isSignedIn?: boolean;
}

/** What is somebody else's: names and ids that a scope's reader may know of, and that open nothing. */
export interface Foreign {
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly configurations: readonly { readonly id: string; readonly name: string }[];
}

export interface Days {
  readonly zone: string;
  /** Local dates, YYYY-MM-DD. */
  readonly yesterday: string;
  readonly dayBefore: string;
}
