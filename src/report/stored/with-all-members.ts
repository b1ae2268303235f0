/** A stored report with what an older release of the app did not know yet: as not measured, never as 0. */
import { MEAN_RATES } from '../../metrics/kpis/rate-table.ts';
import type { Report } from '../report.ts';
import { emptyReport } from './has-all-members.ts';

type Members = Readonly<Record<string, unknown>>;

// What a report may lack by its type: whoever reads it asks whether it is there, and what stands for it.
const OPTIONAL: ReadonlySet<string> = new Set([
  ...['provisionalNotes', 'read', 'unreadBefore', 'trend', 'signals'],
  ...['before', 'unwatched', 'unwatchedNote', 'breaks', 'outsideHours', 'reasonNote', 'lookBackReason', 'lookBackNote'],
]);

/** Pure. A report of today comes back as it is; of an older one each number that is missing is null, each list empty, each text "". */
export function withAllMembers(report: Report): Report {
  const shape = emptyReport();
  const { totals, rates } = shape;
  const earlier = { totals, rates };
  const mean = { rates: Object.fromEntries(MEAN_RATES.map(({ id }) => [id, rates[id]])) };
  const comparison = { ...shape.comparison, weekBefore: earlier, before: earlier, mean7: mean, mean28: mean };
  return filled({ ...shape, comparison }, report) as unknown as Report;
}

function filled(shape: object, value: object): Members {
  const own: Members = { ...value };
  const missing = Object.entries(shape).filter(([name]) => own[name] === undefined && !OPTIONAL.has(name));
  const deeper = Object.entries(shape).flatMap(([name, member]) => {
    const given = own[name];
    return isMembers(member) && isMembers(given) ? [[name, filled(member, given)] as const] : [];
  });
  return { ...own, ...Object.fromEntries(deeper), ...Object.fromEntries(missing.map(([name, member]) => [name, nothingOf(name, member)])) };
}

/** Of periods and means that were not stored nothing is known; of any other object each member. */
function nothingOf(name: string, member: unknown): unknown {
  if (Array.isArray(member)) return [];
  if (typeof member === 'string') return '';
  if (typeof member === 'boolean') return false;
  if (!isMembers(member) || /^(?:weekBefore|mean\d+)$/.test(name)) return null;
  const required = Object.entries(member).filter(([inner]) => !OPTIONAL.has(inner));
  return Object.fromEntries(required.map(([inner, one]) => [inner, nothingOf(inner, one)]));
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
