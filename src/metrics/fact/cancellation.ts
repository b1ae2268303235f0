/** Which cancellation policy ended a delivery before an attempt. */
import { recordId } from '../row/record-id.ts';
import { isIn, SETS, union } from './sets.ts';

export interface Cancellation {
  /** Id of the policy; "" where none ended it. */
  readonly policy: string;
  readonly sets: number;
}

/** The sets with cancelledByPolicy where a cancelled delivery names a policy: msdyn_cancellation_policy_id, already scrubbed. A delivery that was not cancelled keeps none. */
export function cancellationOf(sets: number, policyId: string): Cancellation {
  const policy = isIn(sets, SETS.cancelled) ? recordId(policyId) : '';
  return policy === '' ? { policy, sets } : { policy, sets: union(sets, SETS.cancelledByPolicy) };
}
