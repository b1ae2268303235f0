/** Whether the time zone data that days are cut by can be trusted for today. */
import { type Check, ok, warning } from '../check.ts';

// Each year has had a release by its end of June: data of a year that is over by half a year lacks one at least.
const LATE_MONTH = 6;

export const zoneDataCheck: Check = {
  id: 'zone-data',
  title: 'Time zone data',
  looksAt: 'the release of the IANA time zone database that days are cut by',
  needs: [],
  run: async ({ zoneData: { shipped, node }, now }) => {
    const inUse = `Days are cut by release ${shipped}.`;
    if (isNewer(node, shipped)) return warning('zone-data-old', inUse, `There is a newer one: the running Node has ${node}.`);
    if (isLate(shipped, now())) return warning('zone-data-old', inUse, 'The year in its name is long over.');
    return ok(inUse);
  },
};

/** Of two releases such as "2026f". */
function isNewer(one: string, other: string): boolean {
  return /^\d{4}[a-z]+$/.test(one) && one > other;
}

function isLate(release: string, nowMs: number): boolean {
  const date = new Date(nowMs);
  const year = Number(/^\d{4}/.exec(release)?.[0] ?? 0);
  return date.getUTCFullYear() > year + (date.getUTCMonth() < LATE_MONTH ? 1 : 0);
}
