/** What an API's description says of a route beyond its entry in ROUTES: what it takes and what it answers. */
import type { z } from 'zod';
import type { ParameterSchema } from './parse-query.ts';
import type { ProblemCode } from './problem-codes.ts';

/** The groups that routes are listed in, in their order. */
export const TAGS = {
  Reports: 'What happened, worked out from history. Nothing here asks Dataverse.',
  Snapshots: 'Closed days as they were put on record, and each version of them.',
  People: 'The same reports for whoever has signed in or holds a link of a mail. The platform lets everybody in; the app checks who asks.',
  Links: 'Signed links, which open the reports of some days for whoever holds them.',
  Subscriptions: 'Who gets which digest, when, and under which conditions.',
  Digests: 'Mails as they were sent; those that went wrong are sent again, or resolved.',
  Operation: 'Whether the app does its job, what it did, and past days read again.',
  Privacy: 'What is kept of one person.',
  Description: 'This description.',
} as const;

/** One form of a body or an answer. */
export interface Content {
  readonly schema: z.ZodType;
  /** A real one; made when it is asked for. */
  readonly example?: () => unknown;
}

export interface Answer {
  readonly status: number;
  readonly description: string;
  /** By media type; without it nothing comes but headers. */
  readonly content?: Readonly<Record<string, Content>>;
  /** Headers that matter to the caller: what they say. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Operation {
  readonly tag: keyof typeof TAGS;
  readonly summary: string;
  /** More than the summary, in sentences. */
  readonly description?: string;
  /** The parts of the address. */
  readonly path?: ParameterSchema;
  readonly query?: ParameterSchema;
  /** Headers that say what is meant. */
  readonly headers?: ParameterSchema;
  readonly body?: Required<Content>;
  /** Media type of the body. @default application/json */
  readonly bodyType?: string;
  readonly answers: readonly Answer[];
  /** Errors of its own; those that any route can give are added. */
  readonly problems: readonly ProblemCode[];
  /** Whether anybody may ask: what is given in the address opens it. @default as authLevel of the route says */
  readonly isForAnybody?: true;
  /** Of a route for people, whether a link opens nothing of it: it takes Reports.Admin. @default a link may do */
  readonly isForAdmins?: true;
}

/** The answer to whoever sent the ETag of what they have, and it is still that. */
export const NOT_MODIFIED: Answer = { status: 304, description: 'What the caller has is still as it is' };
/** What an answer that may be kept says of it. */
export const KEPT_HEADERS = {
  ETag: 'Where the answer may be kept; sent back as If-None-Match it saves the body',
  'Cache-Control': 'Whether, and for how long, it may be used again without asking',
};
export const LINK_HEADER = { Link: 'Where there are more: the address of the next page (RFC 8288)' };
