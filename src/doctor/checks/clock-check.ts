/** Whether this machine's clock agrees with that of Dataverse. */
import { whoAmI } from '../../dataverse/rights/who-am-i.ts';
import { MINUTE_MS } from '../../time/lengths.ts';
import { type Check, failed, ok, warning } from '../check.ts';
import { transportOf } from './asking.ts';

// Tokens and signatures of storage are refused by a clock that is five minutes or more off.
const REFUSED_MS = 5 * MINUTE_MS;
const ODD_MS = MINUTE_MS;

export const clockCheck: Check = {
  id: 'clock',
  title: 'Clock',
  looksAt: 'our clock against the Date header of Dataverse',
  needs: ['organisation'],
  run: async (patient, signal) => {
    const { serverMs } = await whoAmI(transportOf(patient), signal);
    const offMs = patient.now() - serverMs;
    const fact = `Ours is ${Math.abs(Math.round(offMs / 1000))} s ${offMs < 0 ? 'behind' : 'ahead of'} that of Dataverse.`;
    if (Math.abs(offMs) >= REFUSED_MS) return failed('clock-off', fact);
    return Math.abs(offMs) >= ODD_MS ? warning('clock-off', fact) : ok('It agrees with that of Dataverse.');
  },
};
