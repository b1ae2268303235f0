/** The sections of the page, in their order. */
import type { Html } from '../../html.ts';
import type { Section, SectionSource } from '../parts/section.ts';
import { calendarSection } from './records/calendar.ts';
import { dataSection, missedSection, notMeasuredSection } from './records/data.ts';
import { recordsSection } from './records/records.ts';
import { figuresSection } from './summary/figures.ts';
import { verdictSection } from './summary/verdict.ts';

/** A section is one entry here; what it shows and when it has nothing to say is its own. Ids of sections are those of src/digest/options/section-ids.ts where a mail has the same. */
const SECTIONS: readonly Section[] = [
  verdictSection,
  figuresSection,
  dataSection,
  notMeasuredSection,
  missedSection,
  recordsSection,
  calendarSection,
];

/** Those that have something to say. */
export function sectionsOf(source: SectionSource): Html[] {
  return SECTIONS.flatMap((section) => section(source) ?? []);
}
