/** What a compliance officer asks for: calling hours, frequency, calls after a do-not-contact, abandonment. A reading aid, not legal advice. */
import type { ContactMetrics } from '../../metrics/contacts/contact-metrics.ts';
import type { Cell, Tally } from '../../metrics/cube/cube.ts';
import { rateOf } from '../../metrics/kpis/rate.ts';
import type { ConfigurationLimits } from '../../metrics/row/configuration-limits.ts';
import type { RulePack } from '../../metrics/zones/rule-packs.ts';
import { type AbandonmentWindow, abandonmentReport } from '../abandonment-report.ts';
import type { ContactInput } from '../contact-report.ts';
import { becauseOf } from '../reasons/because.ts';
import type { Compliance, NotMeasured, UnreadBefore } from '../report.ts';
import { outsideHoursItems } from './outside-hours.ts';

export interface ComplianceInput {
  readonly cells: readonly Cell[];
  /** Of all cells together. */
  readonly tally: Tally;
  readonly contacts: ContactInput;
  readonly rulePack: RulePack;
  readonly window: AbandonmentWindow;
  readonly nameOf: (configuration: string) => string;
  /** By configuration. @default none */
  readonly limits?: ReadonlyMap<string, ConfigurationLimits>;
  readonly notMeasured: readonly NotMeasured[];
  /** What looks back over days that were not read. @default none */
  readonly unreadBefore?: readonly UnreadBefore[];
}

export function complianceReport(input: ComplianceInput): Compliance {
  const { cells, tally, contacts, rulePack, window, nameOf, notMeasured, limits, unreadBefore = [] } = input;
  const metrics = 'metrics' in contacts ? contacts.metrics : null;
  const isRead = (what: UnreadBefore) => !unreadBefore.includes(what);
  const { hoursOk: ok, hoursViolation: violation, hoursPossible: possible, hoursUndeterminable: undeterminable } = tally;
  const abandonment = abandonmentReport(tally, window, nameOf, limits);
  return {
    rulePack: { id: rulePack.id, name: rulePack.name, note: rulePack.note },
    callingHours: { ok, violation, possible, undeterminable, compliant: rateOf(ok + possible, ok + possible + violation) },
    outsideHours: outsideHoursItems(cells, nameOf),
    frequency: metrics === null || !isRead('caps') ? [] : frequencyOf(metrics, rulePack),
    afterDoNotContact: metrics === null || !isRead('contacts') ? null : afterDoNotContactOf(metrics),
    abandonment: { ...abandonment, regulatory: isRead('abandonment') ? abandonment.regulatory : [] },
    notMeasured: [
      ...('reason' in contacts
        ? [
            {
              id: 'frequency',
              name: 'Frequency caps and calls after do-not-contact',
              reason: contacts.reason,
              ...becauseOf(contacts.note ?? null),
            },
          ]
        : []),
      ...notMeasured,
    ],
  };
}

function frequencyOf({ caps }: ContactMetrics, { caps: rules }: RulePack): Compliance['frequency'] {
  return rules.flatMap(({ id, name, attempts, hours, per = 'contact' }) => {
    const found = caps.find((cap) => cap.id === id);
    if (found === undefined) return [];
    const { byScope: _, ...counts } = found;
    return [{ ...counts, name, attempts, hours, per }];
  });
}

/** Contacts are named by the start of their pseudonym: enough to tell them apart, and to find them by. */
function afterDoNotContactOf({
  attemptsAfterDoNotContact: { count, first },
}: ContactMetrics): NonNullable<Compliance['afterDoNotContact']> {
  return { count, first: first.map(({ contact, startMs }) => ({ contact: contact.slice(0, 8), at: new Date(startMs).toISOString() })) };
}
