/** Counts the HTTP requests that this process begins, and the bytes of their answers. */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

export interface CountedRequests {
  readonly requests: number;
  /** As the answers' headers say; one that says nothing of its length counts as none. */
  readonly sizeBytes: number;
}

/** Gives what was asked since the call before. */
export function countRequests(): () => CountedRequests {
  let [requests, sizeBytes] = [0, 0];
  subscribe('http.client.request.start', () => void requests++);
  subscribe('http.client.response.finish', (message) => {
    const { response } = message as { readonly response: IncomingMessage };
    sizeBytes += Number(response.headers['content-length'] ?? 0);
  });
  return () => {
    const counted = { requests, sizeBytes };
    [requests, sizeBytes] = [0, 0];
    return counted;
  };
}
