/** The choices of what a mail is made of. */
import { SECTION_IDS, type SectionId } from './options/section-ids.ts';

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
