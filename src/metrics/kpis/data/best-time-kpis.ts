/** When calls are answered, by hours of the week. */
import { CALL_COUNTS } from '../../cube/entry-counts.ts';
import { type Kpi, kpisOf, RATE_PARTS } from './kpi.ts';

const HOURS = 'voice attempts of the days that bestTime.days counts, whose local hour is known';

export const BEST_TIME_KPIS: readonly Kpi[] = kpisOf('Best time to call', [
  {
    id: 'bestTime',
    name: 'Live answer rate by weekday and hour',
    formula: "live answers, at least / voice attempts of a weekday and hour on the called party's own clock",
    columns: ['start_date', 'to_address', 'country', 'state', 'postal_code', 'result', 'attributes'],
    filters: `${HOURS}; cells with fewer than 30 are left out`,
    unit: 'share',
    direction: 'up',
    path: '$.bestTime.cells[*].live',
    parts: RATE_PARTS,
    choice:
      'Ranked by the lower Wilson bound, so that a lucky small cell does not win. Of any attempt: by attempt it stands beside, for the period alone.',
  },
  {
    id: 'callHours',
    name: 'Calls by weekday and hour',
    formula: "voice attempts, and live answers, at least, of a weekday and hour on the called party's own clock",
    columns: ['start_date', 'to_address', 'country', 'state', 'postal_code', 'result', 'attributes'],
    filters: HOURS,
    unit: 'count',
    direction: 'neither',
    path: '$.callHours[*]',
    parts: CALL_COUNTS,
    choice: 'Every weekday and hour that has a call, the few too: rates are given of those with 30 or more.',
  },
  {
    id: 'hiddenCells',
    name: 'Hours left out',
    formula: 'cells with attempts, but fewer than 30',
    columns: ['start_date'],
    filters: 'voice attempts whose local hour is known',
    unit: 'count',
    direction: 'neither',
    path: '$.bestTime.hiddenCells',
  },
  {
    id: 'bestTimeByAttempt',
    name: 'Live answer rate by weekday, hour and attempt',
    formula: 'the same rate, apart for attempt 1, 2 and 3+ at the contact',
    columns: [
      'start_date',
      'to_address',
      'country',
      'state',
      'postal_code',
      'result',
      'attributes',
      'contact_id',
      'proactive_engagement_config_id',
    ],
    filters: 'voice attempts of the period that have a contact key and whose local hour is known; cells with fewer than 30 are left out',
    unit: 'share',
    direction: 'up',
    path: '$.bestTime.byAttempt.cells[*].live',
    parts: RATE_PARTS,
    choice:
      'Later attempts reach harder contacts, so hours are best compared within one. The attempt is the rank by start, as in reach by attempt; null where the facts are no longer kept.',
  },
  {
    id: 'hiddenAttemptCells',
    name: 'Hours left out by attempt',
    formula: 'cells by attempt with calls, but fewer than 30',
    columns: ['start_date'],
    filters: 'voice attempts of the period that have a contact key and whose local hour is known',
    unit: 'count',
    direction: 'neither',
    path: '$.bestTime.byAttempt.hiddenCells',
  },
]);
