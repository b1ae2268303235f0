/** The answers to whoever makes a link or revokes those of a subscription. The address of a link is its secret: nothing else repeats it. */
import type { HttpResponseInit } from '@azure/functions';
import type { MadeLink } from '../../access/links.ts';
import type { LinkDays } from '../../access/reader.ts';
import type { ReportScope } from '../../report/scope.ts';
import { jsonAnswer } from '../json-answer.ts';

/** What whoever made a link is told. */
export interface LinkAnswer {
  readonly link: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
  readonly subscription: string;
  /** In stored values. */
  readonly scope: ReportScope;
  readonly period: LinkDays;
}

/** What whoever revoked links is told. */
export interface RevocationAnswer {
  readonly subscription: string;
  readonly revoked: true;
}

/** 201 with the address, until when it opens, and what. */
export function linkAnswer({ url, link: { subscription, scope, period, expiresMs } }: MadeLink): HttpResponseInit {
  const { from, to, zone } = period;
  const made: LinkAnswer = { link: url, expiresAt: new Date(expiresMs).toISOString(), subscription, scope, period: { from, to, zone } };
  return jsonAnswer(made, 201);
}

/** What opens nothing any more. */
export function revocationAnswer(subscription: string): HttpResponseInit {
  return jsonAnswer({ subscription, revoked: true } satisfies RevocationAnswer);
}
