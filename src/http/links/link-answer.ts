/** The answers to whoever makes a link or revokes those of a subscription. The address of a link is its secret: nothing else repeats it. */
import type { HttpResponseInit } from '@azure/functions';
import type { MadeLink } from '../../access/links.ts';
import { jsonAnswer } from '../json-answer.ts';

/** 201 with the address, until when it opens, and what. */
export function linkAnswer({ url, link: { subscription, scope, period, expiresMs } }: MadeLink): HttpResponseInit {
  const { from, to, zone } = period;
  return jsonAnswer({ link: url, expiresAt: new Date(expiresMs).toISOString(), subscription, scope, period: { from, to, zone } }, 201);
}

/** What opens nothing any more. */
export function revocationAnswer(subscription: string): HttpResponseInit {
  return jsonAnswer({ subscription, revoked: true });
}
