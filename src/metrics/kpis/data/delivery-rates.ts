/** Rates of all deliveries: which were not tried, when they were made, what is finished. */
import type { RateDefinition } from '../rate-definition.ts';

/** In the order in which they are listed. */
export const DELIVERY_RATES = [
  {
    id: 'notTried',
    name: 'Not-tried share',
    numerator: 'notTried',
    denominator: 'deliveries',
    formula: 'Expired, Cancelled, Error and Terminated / deliveries',
    columns: ['result', 'status'],
    direction: 'down',
    isWatched: true,
  },
  {
    id: 'expired',
    name: 'Expiry rate',
    numerator: 'expired',
    denominator: 'deliveries',
    formula: 'Expired / deliveries: windows too narrow, or more demand than capacity',
    columns: ['result', 'status'],
    direction: 'down',
    isWatched: true,
  },
  {
    id: 'cancelled',
    name: 'Cancel rate',
    numerator: 'cancelled',
    denominator: 'deliveries',
    formula: 'Cancelled / deliveries',
    columns: ['result', 'status'],
    direction: 'neither',
  },
  {
    id: 'windowAdherence',
    name: 'Window adherence',
    numerator: 'inWindow',
    denominator: 'windowed',
    formula: 'attempts with window start <= start <= window end / attempts with a start and both bounds',
    columns: ['start_date', 'window_start_date', 'window_end_date'],
    direction: 'up',
  },
  {
    id: 'lateResult',
    name: 'Late-result share',
    numerator: 'lateResult',
    denominator: 'deliveries',
    formula: 'deliveries whose result date is an hour or more after their end / deliveries',
    columns: ['result_date', 'end_date'],
    direction: 'down',
    choice: 'Late = an hour or more.',
  },
  {
    id: 'completion',
    name: 'Completion of intake',
    numerator: 'intakeFinished',
    denominator: 'intake',
    formula: 'deliveries created in the period that are finished by now / deliveries created in the period',
    columns: ['createdon', 'result', 'status'],
    direction: 'up',
    // The week before had a week more to finish.
    isSignal: false,
  },
] as const satisfies readonly RateDefinition[];
