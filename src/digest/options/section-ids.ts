/** The sections of a mail by name. */

/** Every section, in the order of a full mail. */
export const SECTION_IDS = [
  'figures',
  'campaigns',
  'hours',
  'complianceLine',
  'queues',
  'configurations',
  'dialModes',
  'channels',
  'outcomes',
  'backlog',
  'callingHours',
  'caps',
  'abandonment',
  'hourTable',
  'bestTime',
  'contacts',
  'reach',
  'agents',
  'callerIds',
  'furtherFigures',
  'dispositions',
  'attributes',
  'uploads',
  'restated',
  'missed',
  'data',
  'notMeasured',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];
