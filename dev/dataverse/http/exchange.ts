/** One request and its answer, free of sockets. */
import type { Preferences } from './prefer.ts';

export interface Exchange {
  /** "http://127.0.0.1:1234" */
  readonly origin: string;
  /** Path below /api/data/v9.2/, decoded. */
  readonly resource: string;
  /** Path and query as they came. */
  readonly url: string;
  /** Options by name, decoded. */
  readonly options: ReadonlyMap<string, string>;
  readonly preferences: Preferences;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as text/plain, anything else as JSON. */
  readonly body: unknown;
}

/** Where the Web API begins in every address. */
export const API_PATH = '/api/data/v9.2/';

/** The @odata.context of an answer, e.g. of "queues(queueid,name)". */
export function contextOf({ origin }: Exchange, fragment: string): string {
  return `${origin}${API_PATH}$metadata#${fragment}`;
}
