/** The sections of the page, in their order. */
import type { Html } from '../../html.ts';
import { PATTERNS } from '../charts/patterns.ts';
import type { Section, SectionSource } from '../parts/section.ts';
import { bestTimeSection } from './calls/best-time-section.ts';
import { callTimeSection } from './calls/call-time-section.ts';
import { gridSection } from './calls/grid-section.ts';
import { hourSection } from './calls/hour-section.ts';
import { abandonmentSection } from './compliance/abandonment-section.ts';
import { callingHoursSection } from './compliance/calling-hours-section.ts';
import { capSection } from './compliance/cap-section.ts';
import { complianceLineSection } from './compliance/compliance-line-section.ts';
import { backlogSection } from './further/backlog-section.ts';
import { contactSection } from './further/contact-section.ts';
import { figureSection } from './further/figure-section.ts';
import { reachSection } from './further/reach-section.ts';
import { restatedSection } from './further/restated-section.ts';
import { uploadSection } from './further/upload-section.ts';
import { agentSection } from './lists/agent-section.ts';
import { attributeSection } from './lists/attribute-section.ts';
import { callerIdSection } from './lists/caller-id-section.ts';
import { campaignSection } from './lists/campaign-section.ts';
import { outcomeSection } from './lists/outcome-section.ts';
import {
  channelSection,
  dialModeSection,
  dispositionSection,
  journeySection,
  policySection,
  runSection,
  statusSection,
} from './lists/plain-sections.ts';
import { queueSection } from './lists/queue-section.ts';
import { calendarSection } from './records/calendar.ts';
import { dataSection, missedSection, notMeasuredSection } from './records/data.ts';
import { recordsSection } from './records/records.ts';
import { figuresSection } from './summary/figures.ts';
import { verdictSection } from './summary/verdict.ts';
import { trendSection } from './trend/trend-section.ts';

/** A section is one entry here; what it shows and when it has nothing to say is its own. Ids of sections are those of src/digest/options/section-ids.ts where a mail has the same. */
const SECTIONS: readonly Section[] = [
  verdictSection,
  figuresSection,
  trendSection,
  outcomeSection,
  hourSection,
  gridSection,
  campaignSection,
  queueSection,
  dialModeSection,
  channelSection,
  complianceLineSection,
  callingHoursSection,
  capSection,
  abandonmentSection,
  agentSection,
  callerIdSection,
  callTimeSection,
  bestTimeSection,
  reachSection,
  contactSection,
  dispositionSection,
  attributeSection,
  figureSection,
  backlogSection,
  statusSection,
  journeySection,
  runSection,
  policySection,
  uploadSection,
  restatedSection,
  dataSection,
  notMeasuredSection,
  missedSection,
  recordsSection,
  calendarSection,
];

/** What is said of days without numbers: in words, or of other days. */
const WITHOUT_NUMBERS: ReadonlySet<Section> = new Set([
  verdictSection,
  trendSection,
  uploadSection,
  restatedSection,
  dataSection,
  notMeasuredSection,
  missedSection,
  recordsSection,
  calendarSection,
]);

/** Those that have something to say, after the patterns of their charts. What was not read must not look like a day on which nothing came. */
export function sectionsOf(source: SectionSource): Html[] {
  const sections = source.hasNumbers ? SECTIONS : SECTIONS.filter((section) => WITHOUT_NUMBERS.has(section));
  return [PATTERNS, ...sections.flatMap((section) => section(source) ?? [])];
}
