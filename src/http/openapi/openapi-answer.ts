/** The API's description as an answer for programs. It changes only with the app. */
import { hash } from 'node:crypto';
import type { HttpResponseInit } from '@azure/functions';
import { apiDocument } from './api-document.ts';

let made: { readonly body: string; readonly etag: string } | undefined;

/** The document as JSON, the same bytes until the app changes. */
export function openapiAnswer(): HttpResponseInit {
  made ??= textOf();
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'private, max-age=300', ETag: made.etag },
    body: made.body,
  };
}

function textOf() {
  const body = JSON.stringify(apiDocument());
  return { body, etag: `"${hash('sha256', body, 'base64url')}"` };
}
