/** Every number of a report as data: the rates, all other KPIs, and what cannot be measured. Explanations are made from this table. */

import { BEST_TIME_KPIS } from './data/best-time-kpis.ts';
import { COMPARISON_KPIS } from './data/comparison-kpis.ts';
import { COMPLIANCE_KPIS } from './data/compliance-kpis.ts';
import { CONTACT_KPIS } from './data/contact-kpis.ts';
import { type Kpi, type KpiEntry, kpisOf, RATE_PARTS } from './data/kpi.ts';
import { LIST_KPIS } from './data/list-kpis.ts';
import { SETUP_KPIS } from './data/setup-kpis.ts';
import { TIME_KPIS } from './data/time-kpis.ts';
import { TOTAL_KPIS } from './data/total-kpis.ts';
import { USUAL_KPIS } from './data/usual-kpis.ts';
import type { NotMeasured } from './not-measured.ts';
import { rowsOf } from './rate-definition.ts';
import { RATES } from './rate-table.ts';

const RATE_KPIS = kpisOf(
  'Rates',
  RATES.map((rate): KpiEntry => {
    const { id, name, formula, columns, denominator, direction, choice = null, inMeans = false, inTrend = false } = rate;
    const compared = inMeans ? ['before', 'weekBefore', 'mean7', 'mean28'] : ['before', 'weekBefore'];
    return {
      id: `${id}Rate`,
      name,
      formula,
      columns,
      filters: rowsOf(denominator),
      unit: 'share',
      direction,
      path: `$.rates.${id}`,
      alsoAt: [...compared.map((period) => `$.comparison.${period}.rates.${id}`), ...(inTrend ? [`$.trend[*].rates.${id}`] : [])],
      parts: RATE_PARTS,
      choice,
    };
  }),
);

/** All of them, group by group. The id of a rate's entry is its RateId and "Rate", since a count may have the same name. */
export const KPIS: readonly Kpi[] = [
  ...RATE_KPIS,
  ...TOTAL_KPIS,
  ...TIME_KPIS,
  ...LIST_KPIS,
  ...BEST_TIME_KPIS,
  ...SETUP_KPIS,
  ...CONTACT_KPIS,
  ...COMPLIANCE_KPIS,
  ...COMPARISON_KPIS,
  ...USUAL_KPIS,
];

/** What the field measures and these tables cannot give. */
export const NOT_MEASURED: readonly NotMeasured[] = [
  {
    id: 'cost',
    name: 'Cost per hour, contact or conversion',
    reason: 'the tables hold no prices, pay or carrier charges',
    reasonId: 'noPrices',
  },
  {
    id: 'occupancy',
    name: 'Occupancy and staffed time',
    reason: 'the tables do not tell when representatives were signed in',
    reasonId: 'noSignInTimes',
  },
  {
    id: 'netPenetration',
    name: 'Net penetration',
    reason: 'contacts suppressed before a delivery was created are not known, so they cannot be taken off; gross penetration is given',
    reasonId: 'suppressedUnknown',
  },
  {
    id: 'localPresenceLift',
    name: 'Lift of local caller ids',
    reason: 'the rows do not tell whether a rule or chance picked the caller id, and under chance its area means nothing',
    reasonId: 'callerIdRuleUnknown',
  },
  {
    id: 'timeToCompletion',
    name: 'Time to completion of a contact',
    reason: 'the rows do not tell whether another attempt is still to follow',
    reasonId: 'furtherAttemptsUnknown',
  },
  {
    id: 'numberLabels',
    name: 'Labels that carriers give a caller id',
    reason: 'the tables hold no carrier labels; answer rates by caller id are given instead',
    reasonId: 'noCarrierLabels',
  },
];
