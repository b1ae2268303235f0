/** The note about columns that Dataverse had when this process began to read, and has no more. */
import type { DataverseClient } from '../../dataverse/client.ts';
import type { SideSteps } from './side-steps.ts';

export function tellVanished({ vanishedColumns }: Pick<DataverseClient, 'vanishedColumns'>, side: SideSteps): void {
  if (vanishedColumns.length === 0) return;
  const message = `Dataverse has no ${vanishedColumns.join(', ')} any more; what they told is empty in rows that are read from now on`;
  side.tell('columns', { code: 'dataverse.column-gone', message });
}
