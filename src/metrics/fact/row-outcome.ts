/** What came of a finished delivery: status, result, codes and times, and the sets that it is in by them. */
import { parseDispositions } from '../row/dispositions.ts';
import type { AttributeRow, DeliveryRow } from '../row/row.ts';
import { instantMs, isBlank, openText } from '../row/text.ts';
import { canonicalValue, NO_RESULT } from '../row/vocabulary.ts';
import { meaningsOf, type Rules } from '../rules/rules.ts';
import { abandonmentOf } from './abandonment.ts';
import { cancellationOf } from './cancellation.ts';
import { classify, type Outcome } from './classify.ts';
import type { Fact, Scope } from './fact.ts';
import type { Scrub } from './personal.ts';
import { isSuccess, namedCodesOf } from './success.ts';

/** Statuses after which nothing more happens. */
export const FINAL_STATUSES: ReadonlySet<string> = new Set(['Complete', 'Expired', 'Cancelled', 'Error']);

export interface RowOutcome extends Pick<Fact, 'cancellationPolicy' | 'abandonSource'> {
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly isUnparseable: boolean;
  /** All sets but those that the end of the call decides (withCallEnd() in classify.ts), by the two that follow. */
  readonly sets: number;
  readonly wasAbandoned: boolean;
  readonly wasTaken: boolean;
}

/** Of a row and its attributes; `scope` is the row's. */
export function rowOutcomeOf(
  { row, attributes, scrub }: { readonly row: DeliveryRow; readonly attributes: readonly AttributeRow[]; readonly scrub: Scrub },
  rules: Rules,
  { channel, dialMode }: Pick<Scope, 'channel' | 'dialMode'>,
): RowOutcome {
  const status = knownOrOpen('status', row.msdyn_status, scrub);
  const result = resultOf(row.msdyn_result, status, scrub);
  const text = row.msdyn_disposition_codes ?? '';
  const named = namedCodesOf(text);
  const outcome = {
    status,
    result,
    channel,
    meanings: meaningsOf(named, rules),
    startMs: instantMs(row.msdyn_start_date),
    endMs: instantMs(row.msdyn_end_date),
    resultMs: instantMs(row.msdyn_result_date),
    windowStartMs: instantMs(row.msdyn_window_start_date),
    windowEndMs: instantMs(row.msdyn_window_end_date),
    hasConversation: !isBlank(row.msdyn_conversation_id),
    isConverted: isSuccess(named, attributes, rules.success),
    wasConnected: !isBlank(row.msdyn_customer_connected_date),
    exceededWait: row.msdyn_exceeded_customer_wait_threshold ?? null,
  };
  const wasTaken = !isBlank(row.msdyn_csr_connected_date);
  const { sets, policy } = cancellationOf(classify(outcome, rules), scrub(row.msdyn_cancellation_policy_id ?? ''));
  const { meanings, wasConnected } = outcome;
  const abandonment = abandonmentOf({ sets, dialMode, result, wasConnected, wasTaken, meanings, hasAbandonCodes: rules.hasAbandonCodes });
  const { codes, isUnparseable } = parseDispositions(scrub(text));
  const wasAbandoned = abandonment.isAbandoned;
  return { outcome, codes, isUnparseable, cancellationPolicy: policy, abandonSource: abandonment.source, sets, wasAbandoned, wasTaken };
}

/** A documented value in its canonical spelling, any other as an open text. */
export function knownOrOpen(column: 'status' | 'result' | 'channel' | 'dialMode', text: string | null | undefined, scrub: Scrub): string {
  return canonicalValue(column, text ?? '') ?? openText(scrub(text ?? ''));
}

function resultOf(text: string | null | undefined, status: string, scrub: Scrub): string {
  const result = knownOrOpen('result', text, scrub);
  if (result !== '') return result;
  return status !== 'Complete' && FINAL_STATUSES.has(status) ? status : NO_RESULT;
}
