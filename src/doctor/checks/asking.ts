/** What checks of Dataverse ask it by: they need "organisation", so its settings are right where one of them runs. */
import type { Transport } from '../../dataverse/transport.ts';
import type { Patient } from '../patient.ts';

/** @throws TypeError for a check that does not need "dataverse-token" */
export function transportOf({ dataverse }: Patient): Transport {
  if (dataverse === undefined) throw new TypeError('Cannot ask Dataverse: its settings are wrong');
  return dataverse.transport();
}
