/** The sections of a mail: what builds each, by its id. Presets choose of them; their order is that of SECTION_IDS. */
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { missedLines } from '../lines/missed-lines.ts';
import { notMeasuredLines } from '../lines/not-measured-lines.ts';
import { qualityLines } from '../lines/quality-lines.ts';
import { restatedLines } from '../lines/restated-lines.ts';
import { uploadLines } from '../lines/upload-lines.ts';
import { SECTION_IDS, type SectionId } from '../options/section-ids.ts';
import { complianceLine } from '../shapes/compliance-line.ts';
import { hoursStrip } from '../shapes/hours-strip.ts';
import type { TableView } from '../tables/table-view.ts';
import { abandonmentTable } from './abandonment-table.ts';
import { agentTable } from './agent-table.ts';
import { attributeTable } from './attribute-table.ts';
import { backlogTable } from './backlog-table.ts';
import { bestTimeTable } from './best-time-table.ts';
import { callerIdTable } from './caller-id-table.ts';
import { callingHoursTable } from './calling-hours-table.ts';
import { campaignTable } from './campaign-table.ts';
import { channelTable } from './channel-table.ts';
import { configurationTable } from './configuration-table.ts';
import { contactTable } from './contact-table.ts';
import { dialModeTable } from './dial-mode-table.ts';
import { dispositionTable } from './disposition-table.ts';
import { frequencyCapTable } from './frequency-cap-table.ts';
import { furtherFigureTable } from './further-figure-table.ts';
import { hourTable } from './hour-table.ts';
import { outcomeTable } from './outcome-table.ts';
import { queueTable } from './queue-table.ts';
import { reachTable } from './reach-table.ts';
import { lineSection, type Section, type SectionSource, type SectionView, shapeSection, tableSection } from './section.ts';

/** A section that is a table of the report alone. */
const table =
  (build: (report: Report, words: Words) => TableView | null): Section =>
  ({ report, words }) =>
    tableSection(build(report, words));

const SECTIONS: Readonly<Record<Exclude<SectionId, 'figures'>, Section>> = {
  campaigns: ({ report, signals, words }) => tableSection(campaignTable(report, signals, words)),
  hours({ report, words, brand }) {
    const strip = hoursStrip(report, words, brand);
    return strip === null ? null : shapeSection(words.say('hours.title'), { strip }, strip.best);
  },
  complianceLine({ report, signals, words }) {
    const marks = complianceLine(report, signals, words);
    return marks.length === 0 ? null : shapeSection(words.say('compliance.title'), { marks });
  },
  queues: table(queueTable),
  configurations: table(configurationTable),
  dialModes: table(dialModeTable),
  channels: table(channelTable),
  outcomes: table(outcomeTable),
  backlog: table(backlogTable),
  callingHours: table(callingHoursTable),
  caps: table(frequencyCapTable),
  abandonment: table(abandonmentTable),
  hourTable: table(hourTable),
  bestTime: table(bestTimeTable),
  contacts: table(contactTable),
  reach: table(reachTable),
  agents: table(agentTable),
  callerIds: table(callerIdTable),
  furtherFigures: table(furtherFigureTable),
  dispositions: table(dispositionTable),
  attributes: table(attributeTable),
  uploads: ({ report, words, told }) => lineSection(words.say('uploads.title'), uploadLines(report, words, told)),
  restated: ({ report, words }) => lineSection(words.say('restated.title'), restatedLines(report, words)),
  missed: ({ report, words }) => lineSection(words.say('missed.title'), missedLines(report.missed ?? [], words)),
  data: ({ report, words }) => lineSection(words.say('data.title'), qualityLines(report, words)),
  notMeasured: ({ report, words }) => lineSection(words.say('notMeasured.title'), notMeasuredLines(report, words)),
};

/** Those that are chosen and have something to say, in the order of SECTION_IDS. */
export function sectionsOf(chosen: ReadonlySet<SectionId>, source: SectionSource): SectionView[] {
  return SECTION_IDS.flatMap((id): SectionView[] => {
    if (id === 'figures' || !chosen.has(id)) return [];
    const parts = SECTIONS[id](source);
    return parts === null ? [] : [{ id, ...parts }];
  });
}
