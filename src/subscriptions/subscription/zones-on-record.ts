/** In which zones days are put on record: that of the reports, and those whose readers are told when a day of the whole organisation changes. */
import type { KeptSubscription } from './subscription.ts';

/** Pure: each once, that of the reports first. Of a part of the organisation nothing is on record. */
export function zonesOnRecord(reportZone: string, subscriptions: readonly KeptSubscription[]): readonly string[] {
  const told = subscriptions.filter(({ subscription: { scope, report } }) => report.span === 'day' && Object.keys(scope).length === 0);
  return [...new Set([reportZone, ...told.map(({ subscription }) => subscription.schedule.zone)])];
}
