/** What a mail is made of: the names of its sections, and of the choices of them. */

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

/** Choices of sections by the reader's role; the first is what a mail is without a choice. */
export const PRESETS = ['brief', 'supervisor', 'campaigns', 'compliance', 'full'] as const;
export type Preset = (typeof PRESETS)[number];
