/** The rolling windows that attempts are counted in when they are filed: those of every rule pack, so that another pack needs no look back anew. */
import { RULE_PACKS } from '../../zones/rule-packs.ts';

/** What a cap counts by. */
export type CapUnit = 'contact' | 'matter';

export interface CapWindow {
  /** Names it where counts are stored: "24h", "168h-matter". */
  readonly id: string;
  /** Length, hours, more than 0. */
  readonly hours: number;
  readonly per: CapUnit;
}

/** The windows that some caps need, each once, the shortest first. A cap by matter needs that by contact too, for the most at one contact. */
export function windowsOf(caps: readonly { readonly hours: number; readonly per?: CapUnit | undefined }[]): readonly CapWindow[] {
  const windows = caps.flatMap(({ hours, per }) => [windowOf(hours, 'contact'), ...(per === 'matter' ? [windowOf(hours, per)] : [])]);
  return [...new Map(windows.map((window) => [window.id, window])).values()].sort((a, b) => a.hours - b.hours || (a.per < b.per ? -1 : 1));
}

function windowOf(hours: number, per: CapUnit): CapWindow {
  return { id: `${hours}h${per === 'matter' ? '-matter' : ''}`, hours, per };
}

/** Those of all packs. Counts are stored in this order: where it changes, stored look-backs are out of date (windowsId). */
export const CAP_WINDOWS: readonly CapWindow[] = windowsOf(RULE_PACKS.flatMap(({ caps }) => caps));

/** Stands for a list of windows beside what was counted in them. */
export function windowsId(windows: readonly CapWindow[]): string {
  return windows.map(({ id }) => id).join(' ');
}
