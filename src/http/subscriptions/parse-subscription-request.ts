/** What a person asks of a subscription: which, from which version, and whether to try only. */
import type { HttpRequest } from '@azure/functions';
import type { ExpectedVersion, WriteOrder } from '../../subscriptions/subscription/edit-subscriptions.ts';
import { readJsonBody } from '../json-body.ts';
import { parseParameters, parseQuery } from '../parse-query.ts';
import { subscriptionPath, writeQuery } from './subscription-request-schema.ts';

/** Largest subscription, bytes. */
const MAX_BYTES = 64 * 1024;
const ENTITY_TAG = /"([^"]*)"/g;

/** @throws InputError input.query */
export function parseSubscriptionId({ params }: Pick<HttpRequest, 'params'>): string {
  return parseParameters(subscriptionPath, { id: params.id ?? '' }).id;
}

/** Reads If-Match and If-None-Match: * (RFC 9110, 13). Neither = not said. */
export function parseExpected(headers: Pick<HttpRequest['headers'], 'get'>): ExpectedVersion {
  const ifMatch = headers.get('if-match')?.trim();
  if (ifMatch === '*') return 'any';
  if (ifMatch !== undefined) return [...ifMatch.matchAll(ENTITY_TAG)].map(([, tag = '']) => tag);
  return headers.get('if-none-match')?.trim() === '*' ? 'none' : undefined;
}

/** The body is only read as JSON. @throws InputError input.query, input.body, input.media-type, input.too-large */
export async function parseWrite(request: Pick<HttpRequest, 'params' | 'query' | 'headers' | 'text'>): Promise<WriteOrder> {
  const { dryRun } = parseQuery(writeQuery, request.query);
  const id = parseSubscriptionId(request);
  const written = await readJsonBody(request, MAX_BYTES);
  return { id, written, expected: parseExpected(request.headers), isDryRun: dryRun === 'true' };
}
