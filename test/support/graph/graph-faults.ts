/** What can go wrong at a Graph server for tests, and where a request has come to. */

/** Which requests a fault is about: those that send a message, or any others. */
export type FaultOn = 'send' | 'other';

export interface GraphFault {
  /** @default send */
  readonly on?: FaultOn;
  /** So many requests that it is about go well before. @default 0 */
  readonly after?: number;
  /** Whether the message is taken all the same. @default false */
  readonly accepts?: boolean;
  /** cut = the connection breaks when all of the request is there; cut early = at the first byte of its body; silence = no answer ever. */
  readonly answer: 'cut' | 'cut early' | 'silence' | GraphRefusal;
  /** The answer comes so much later, milliseconds. @default 0 */
  readonly afterMs?: number;
}

export interface GraphRefusal {
  readonly status: number;
  /** Of Graph's error; without one the body is a page of something in between. */
  readonly code?: string;
  /** What Graph says besides; texts here are hostile. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** begun = its head came, body = the first bytes of its body, end = all of it, accepted = the message was taken, and nothing was answered yet. */
export type GraphStep = 'begun' | 'body' | 'end' | 'accepted';
