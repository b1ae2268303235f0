/** A value as a JSON answer that nobody may keep. */
import type { HttpResponseInit } from '@azure/functions';

/** @param status HTTP status. @default 200 */
export function jsonAnswer(value: unknown, status = 200): HttpResponseInit & { readonly headers: Readonly<Record<string, string>> } {
  return { status, headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }, body: JSON.stringify(value) };
}
