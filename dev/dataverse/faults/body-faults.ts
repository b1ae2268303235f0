/** Faults of the way an answer takes: the connection is reset, ends early, or the JSON is cut. */
import type { ServerResponse } from 'node:http';
import type { Faults } from './faults.ts';

/** How an answer is damaged on its way. */
export type BodyFault = 'dropInBody' | 'shortBody' | 'cutJson';

const BODY_FAULTS: readonly BodyFault[] = ['dropInBody', 'shortBody', 'cutJson'];

/** The damage to a body of so many bytes, undefined for none. */
export function bodyFault(faults: Faults, sizeBytes: number): BodyFault | undefined {
  return sizeBytes < 2 ? undefined : BODY_FAULTS.find((kind) => faults.strikes(kind));
}

/** What of a payload is announced. */
export function announced(payload: Buffer, fault: BodyFault | undefined): Buffer {
  return fault === 'cutJson' ? half(payload) : payload;
}

/** Sends the announced payload, headers being written, or half of it where its connection breaks. */
export function endWith(response: ServerResponse, payload: Buffer, fault: BodyFault | undefined): void {
  if (fault === undefined || fault === 'cutJson') {
    response.end(payload);
    return;
  }
  const { socket } = response;
  response.write(half(payload), () => (fault === 'dropInBody' ? socket?.resetAndDestroy() : socket?.end()));
}

function half(payload: Buffer): Buffer {
  return payload.subarray(0, payload.length >>> 1);
}
