/** The path of a query below the address of the Web API. */

export interface Query {
  readonly select: readonly string[];
  readonly filter: string;
  /** Such as "modifiedon asc". */
  readonly orderBy?: string | undefined;
}

/** Such as "queues?$select=queueid,name&$filter=...", its values encoded. */
export function queryPath(entitySet: string, { select, filter, orderBy }: Query): string {
  const options = [`$select=${encode(select.join(','))}`, `$filter=${encode(filter)}`];
  if (orderBy !== undefined) options.push(`$orderby=${encode(orderBy)}`);
  return `${entitySet}?${options.join('&')}`;
}

/** A comma may stand in a query as it is, and a list of ids has many. A quote is encoded when the request is sent, so it is here too: the length has to be the true one. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll("'", '%27');
}
