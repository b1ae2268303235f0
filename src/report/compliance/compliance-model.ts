/** The part of a report that a compliance officer asks for. */

import type { CapBreaches } from '../../metrics/contacts/frequency-caps.ts';
import type { CapUnit } from '../../metrics/contacts/look-back/cap-windows.ts';
import type { NotMeasured } from '../../metrics/kpis/not-measured.ts';
import type { Rate } from '../../metrics/kpis/rate.ts';

/** Abandonment by the source that tells most, on both denominators. */
export interface Abandonment {
  /** column, conversation, code, estimate; null = not measurable. */
  readonly source: 'column' | 'conversation' | 'code' | 'estimate' | null;
  /** What the source is, in words. */
  readonly sourceName: string;
  /** Microsoft's way. Source column: abandoned / attempts in dial mode Progressive or Predictive; else / attempts whose abandonment is known. */
  readonly microsoft: Rate;
  /** Abandoned / live-answered per configuration over the 30 local days ending with the period: the regulators' way. Empty where those were not all read. */
  readonly regulatory: readonly {
    readonly configuration: string;
    readonly name: string;
    /** The best source that tells of this configuration. */
    readonly source: 'column' | 'conversation' | 'code' | 'estimate';
    readonly abandoned: number;
    readonly liveAnswered: number;
    /** Null without a live answer; more than 1 where more were abandoned than were certainly live. */
    readonly value: number | null;
    /** What `value` should not pass: the limit that the configuration's owner set in Dynamics, else 0.03. Older versions lack it: 0.03. */
    readonly limit?: number;
    /** How many more abandons fit under the limit; negative = over it. */
    readonly room: number;
  }[];
  /** Local days of the 30 that history holds. */
  readonly days: number;
}

/** Attempts of a configuration in one hour of the called party's day. */
export interface OutsideHoursItem {
  readonly configuration: string;
  readonly configurationName: string;
  /** "00" to "23" on the called party's own clock; null where it is not known: several time zones that do not agree, or counted before hours were kept. */
  readonly hour: string | null;
  /** Certainly outside the allowed hours. */
  readonly attempts: number;
  /** Possibly outside them. */
  readonly possible: number;
}

export interface Compliance {
  /** Rule pack, by its id and name, and what it covers. Not legal advice. */
  readonly rulePack: { readonly id: string; readonly name: string; readonly note: string };
  readonly callingHours: {
    /** Null where nothing of the period was read, as the three below. */
    readonly ok: number | null;
    readonly violation: number | null;
    readonly possible: number | null;
    readonly undeterminable: number | null;
    /** Attempts without a certain violation / attempts whose time zone is known. */
    readonly compliant: Rate;
  };
  /** Most certain violations first; the sums are those of callingHours. Older versions lack it. */
  readonly outsideHours?: readonly OutsideHoursItem[];
  readonly frequency: readonly (Omit<CapBreaches, 'byScope'> & {
    readonly name: string;
    readonly attempts: number;
    readonly hours: number;
    /** What the cap counts by; matter = msdyn_tracking_id where an attempt has one, else the contact. */
    readonly per: CapUnit;
  })[];
  /** Null where it could not be measured. */
  readonly afterDoNotContact: {
    readonly count: number;
    readonly first: readonly { readonly contact: string; readonly at: string }[];
  } | null;
  readonly abandonment: Abandonment;
  readonly notMeasured: readonly NotMeasured[];
}
