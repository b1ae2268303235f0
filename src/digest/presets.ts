/** What a mail is made of: the names of its sections, and of the choices of them. */
import type { FigureId } from './figures.ts';

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

const BRIEF = ['figures', 'campaigns', 'hours', 'complianceLine', 'uploads', 'restated', 'missed', 'data'] as const;

/** The sections of each choice; they stand in the mail in the order of SECTION_IDS. */
export const PRESET_SECTIONS: Readonly<Record<Preset, readonly SectionId[]>> = {
  brief: BRIEF,
  supervisor: [...BRIEF, 'queues', 'backlog', 'agents', 'hourTable'],
  campaigns: [...BRIEF, 'configurations', 'furtherFigures', 'reach', 'bestTime', 'callerIds'],
  compliance: [...BRIEF, 'callingHours', 'caps', 'abandonment', 'contacts', 'notMeasured'],
  full: SECTION_IDS,
};

/** The figures at the top: what the reader's role needs. */
export const PRESET_FIGURES: Readonly<Record<Preset, readonly FigureId[]>> = {
  brief: ['deliveries', 'reached', 'abandoned', 'converted'],
  supervisor: ['deliveries', 'reached', 'abandoned', 'open'],
  campaigns: ['deliveries', 'contacts', 'reached', 'converted'],
  compliance: ['outsideHours', 'overCaps', 'abandoned', 'afterWish'],
  full: [
    ...['deliveries', 'attempts', 'contacts', 'created'],
    ...['reached', 'offHook', 'machine', 'badNumber'],
    ...['notTried', 'medianCall', 'abandoned', 'converted'],
  ] as const,
};
