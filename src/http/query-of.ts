/** The query of a request as the caller wrote it. */
import type { HttpRequest } from '@azure/functions';

/** Read from the address: the host hands the parameters on as a map, in which a repeated one is "a,b" and an empty one is missing. */
export function queryOf({ url }: Pick<HttpRequest, 'url'>): URLSearchParams {
  return new URL(url).searchParams;
}
