/** A policy of the table client that tells of each request: its kind and how it ended. */
import type { TableServiceClientOptions } from '@azure/data-tables';
import type { OnOperation, StorageOperation } from '../blobs/storage-operation.ts';

type AdditionalPolicy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number];

/** Once a call: repeats by the client are within it. */
export function toldRequests(onOperation: OnOperation): AdditionalPolicy {
  return {
    position: 'perCall',
    policy: {
      name: 'toldRequests',
      async sendRequest(request, next) {
        const operation = kindOf(request);
        try {
          const response = await next(request);
          onOperation({ service: 'table', operation, outcome: outcomeOf(response.status) });
          return response;
        } catch (error) {
          const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
          onOperation({ service: 'table', operation, outcome: outcomeOf(typeof status === 'number' ? status : 500) });
          throw error;
        }
      },
    },
  };
}

function kindOf({ method, url }: { readonly method: string; readonly url: string }): StorageOperation['operation'] {
  if (method === 'DELETE') return 'remove';
  if (method !== 'GET') return 'write';
  // A read names its keys in the brackets, a list has none.
  return new URL(url).pathname.endsWith('()') ? 'list' : 'read';
}

/** 404 and 304 answer what was asked; 409 and 412 say that another was first. */
function outcomeOf(status: number): StorageOperation['outcome'] {
  if (status < 400 || status === 404) return 'ok';
  return status === 409 || status === 412 ? 'conflict' : 'failed';
}
