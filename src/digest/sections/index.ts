/** The sections of a digest in their order: what matters to most readers first. */
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import type { TableView } from '../tables/table-view.ts';
import { abandonmentTable } from './abandonment-table.ts';
import { agentTable } from './agent-table.ts';
import { attributeTable } from './attribute-table.ts';
import { backlogTable } from './backlog-table.ts';
import { bestTimeTable } from './best-time-table.ts';
import { callerIdTable } from './caller-id-table.ts';
import { callingHoursTable } from './calling-hours-table.ts';
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

/** A table made of a report, null where there is nothing to say. */
export type Section = (report: Report, words: Words) => TableView | null;

/** Every section, one a file of this folder. */
export const SECTIONS: readonly Section[] = [
  outcomeTable,
  channelTable,
  queueTable,
  configurationTable,
  dialModeTable,
  backlogTable,
  callingHoursTable,
  frequencyCapTable,
  abandonmentTable,
  hourTable,
  bestTimeTable,
  contactTable,
  reachTable,
  agentTable,
  callerIdTable,
  furtherFigureTable,
  dispositionTable,
  attributeTable,
];
