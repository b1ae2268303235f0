/** Access keys as the platform asks for them (learn.microsoft.com/azure/azure-functions/function-keys-how-to). */
import type { IncomingMessage } from 'node:http';

export interface AccessKeys {
  /** Opens functions of authLevel "function". */
  readonly function: string;
  /** Opens every function. */
  readonly master: string;
}

/** Whether a request holds a key that opens a function of this level: the header counts before the parameter. */
export function isKeyGiven(authLevel: string, keys: AccessKeys, request: Pick<IncomingMessage, 'headers'>, url: URL): boolean {
  if (authLevel === 'anonymous') return true;
  const key = request.headers['x-functions-key'] ?? url.searchParams.get('code');
  return key === keys.master || (authLevel === 'function' && key === keys.function);
}
