/** Whether all rows of the tables that numbers are made of can be read: with less than organisation-level Read Dataverse gives a part, and no error. */
import { listReadRights } from '../../dataverse/rights/rights.ts';
import { type Check, failed, ok, warning } from '../check.ts';
import { transportOf } from './asking.ts';

export const deliveryRightsCheck: Check = {
  id: 'delivery-rights',
  title: 'Right to read all deliveries',
  looksAt: 'at which depth Read is held on deliveries and their attributes: Basic, Local, Deep, or Global, which is all rows',
  needs: ['organisation'],
  run: async (patient, signal) => {
    const rights = await listReadRights(transportOf(patient), signal);
    const facts = rights.map(({ table, depths }) => `${table}: ${shownDepths(depths)}.`);
    if (rights.some(({ depths }) => depths !== null && !depths.includes('Global'))) return failed('delivery-rights', ...facts);
    return rights.some(({ depths }) => depths === null) ? warning('rights-untold', ...facts) : ok(...facts);
  },
};

function shownDepths(depths: readonly string[] | null): string {
  if (depths === null) return 'Dataverse does not tell the depth of Read';
  if (depths.includes('Global')) return 'Read of all rows (Global)';
  return depths.length === 0 ? 'no Read' : `Read at depth ${depths.join(', ')} only, which shows a part of the rows`;
}
