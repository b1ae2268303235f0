/** Whether the history is of the organisation that answers. */
import { whoAmI } from '../../dataverse/rights/who-am-i.ts';
import { readOrganisation } from '../../history/state/organisation.ts';
import { type Check, failed, ok, untried } from '../check.ts';
import { transportOf } from './asking.ts';

export const historyCheck: Check = {
  id: 'history',
  title: 'History',
  looksAt: 'whether what is stored is of the organisation that answers',
  needs: ['organisation', 'tables'],
  run: async (patient, signal) => {
    const { storage } = patient;
    if (storage === undefined) return untried('The settings of storage cannot be used.');
    const stored = await readOrganisation(await storage.documents());
    if (stored === undefined) return ok('Nothing is stored yet.');
    const { organisationId } = await whoAmI(transportOf(patient), signal);
    if (stored === organisationId) return ok('It is of the organisation that answers.');
    return failed('other-organisation', `It is of the organisation ${stored}, and ${organisationId} answers.`);
  },
};
