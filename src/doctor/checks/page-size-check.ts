/** How many rows a page of deliveries really has: the documented figures differ. */
import { DELIVERIES } from '../../dataverse/table-definitions.ts';
import { type Check, ok } from '../check.ts';
import { transportOf } from './asking.ts';

const ASKED = 5000;

export const pageSizeCheck: Check = {
  id: 'page-size',
  title: 'Rows a page',
  looksAt: `how many deliveries come in one page where ${ASKED} are asked for`,
  needs: ['organisation'],
  run: async (patient, signal) => {
    const request = { task: 'list deliveries', table: DELIVERIES.name, prefer: `odata.maxpagesize=${ASKED}`, signal };
    const { body } = await transportOf(patient).getJson(`${DELIVERIES.entitySet}?$select=${DELIVERIES.primaryKey}`, request);
    const rows = Array.isArray(body.value) ? body.value.length : 0;
    if (rows === 0) return ok('No delivery was seen: there is none yet, or none may be seen (see the rights).');
    return ok(body['@odata.nextLink'] === undefined ? `All ${rows} deliveries came in one page.` : `A page has ${rows} deliveries.`);
  },
};
