/** A stored report with what an older release of the app did not know yet: as not measured, never as 0. */
import { MEAN_RATES } from '../../metrics/kpis/rate-table.ts';
import type { Report } from '../report.ts';
import { emptyReport, isMembers, type Members } from './has-all-members.ts';

// What a report may lack by its type: whoever reads it asks whether it is there, and what stands for it.
const OPTIONAL: ReadonlySet<string> = new Set([
  ...['provisionalNotes', 'read', 'unreadBefore', 'trend', 'signals', 'callHours', 'callTimes'],
  ...['comparison.before', 'comparison.unwatched', 'comparison.unwatchedNote', 'comparison.breaks', 'compliance.outsideHours'],
  ...['contacts.reasonNote', 'contacts.lookBackReason', 'contacts.lookBackNote'],
]);

/** Pure. A report of today comes back as it is; of an older one each number that is missing is null, each list empty, each text "". */
export function withAllMembers(report: Report): Report {
  const shape = emptyReport();
  const { totals, rates } = shape;
  const earlier = { totals, rates };
  const mean = { rates: Object.fromEntries(MEAN_RATES.map(({ id }) => [id, rates[id]])) };
  const comparison = { ...shape.comparison, weekBefore: earlier, before: earlier, mean7: mean, mean28: mean };
  return filled({ ...shape, comparison }, report, '') as unknown as Report;
}

/** `path` = where the object stands in the report, with a dot at its end. */
function filled(shape: object, value: object, path: string): Members {
  const own: Members = { ...value };
  const members = Object.entries(shape).filter(([name]) => own[name] !== undefined || !OPTIONAL.has(path + name));
  const whole = members.map(([name, member]) => [name, filledMember(member, own[name], path + name)]);
  return { ...own, ...Object.fromEntries(whole) };
}

function filledMember(member: unknown, given: unknown, path: string): unknown {
  if (given === undefined) return nothingOf(member, path);
  return isMembers(member) && isMembers(given) ? filled(member, given, `${path}.`) : given;
}

/** Of periods and means that were not stored nothing is known; of any other object each member. */
function nothingOf(member: unknown, path: string): unknown {
  if (Array.isArray(member)) return [];
  if (typeof member === 'string') return '';
  if (typeof member === 'boolean') return false;
  if (!isMembers(member) || /\.(?:weekBefore|mean\d+)$/.test(path)) return null;
  return filled(member, {}, `${path}.`);
}
