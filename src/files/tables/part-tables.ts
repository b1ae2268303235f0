/** The other lists of a report as tables. What names their items is said here; their numbers derive from what explains them. */
import { columns } from './column.ts';
import { itemDays } from './item-days-table.ts';
import { reasons } from './reason-table.ts';
import { listed, nested, type TableDefinition } from './table.ts';

const CONFIGURATION = columns('text', 'configuration', 'configurationName');
const BEST_TIME = [columns('count', 'weekday', 'hour'), columns('text', 'attempt')];

/** About calls and contacts. */
export const CALLING_TABLES: readonly TableDefinition[] = [
  listed('callerIds', 'callerIds[*]', CONFIGURATION, columns('text', 'name')),
  listed('bestTime', 'bestTime.cells[*]', ...BEST_TIME),
  listed('bestTimeByAttempt', 'bestTime.byAttempt.cells[*]', ...BEST_TIME),
  listed('callHours', 'callHours[*]', columns('count', 'weekday', 'hour')),
  listed('callTimes', 'callTimes[*]', columns('seconds', 'fromSeconds', 'toSeconds')),
  listed('attemptsPerContact', 'contacts.attemptsPerContact[*]', columns('count', 'attempts')),
  listed('reachByAttempt', 'contacts.reachByAttempt[*]', columns('count', 'attempt')),
  listed('backlog', 'backlog.items[*]', columns('text', 'status', 'age')),
];

/** About what was kept and what was not. */
export const COMPLIANCE_TABLES: readonly TableDefinition[] = [
  listed(
    'frequencyCaps',
    'compliance.frequency[*]',
    columns('text', 'id', 'name', 'per'),
    columns('count', 'attempts'),
    columns('number', 'hours'),
  ),
  listed('outsideHours', 'compliance.outsideHours[*]', CONFIGURATION, columns('text', 'hour')),
  listed('afterDoNotContact', 'compliance.afterDoNotContact.first[*]', columns('text', 'contact'), columns('instant', 'at')),
  listed('abandonment', 'compliance.abandonment.regulatory[*]', columns('text', 'configuration', 'name', 'source')),
  listed('notMeasured', 'compliance.notMeasured[*]', columns('text', 'id', 'name', 'reason', 'reasonId')),
  listed(
    'failedUploads',
    'failedUploads[*]',
    columns('text', 'key', 'name'),
    CONFIGURATION,
    columns('text', 'outcome'),
    columns('instant', 'at'),
    columns('text', 'message'),
  ),
];

/** About the data, and what is worth telling. */
export const TOLD_TABLES: readonly TableDefinition[] = [
  // A note has at most five values; each has a cell of its own, so that it stays as it was.
  listed('quality', 'quality[*]', columns('text', 'id', 'name', 'values.0', 'values.1', 'values.2', 'values.3', 'values.4')),
  nested('qualityChanges', ['quality[*]', 'changes[*]'], ['id'], columns('instant', 'at'), columns('text', 'settings')),
  listed('trend', 'trend[*]', columns('date', 'date')),
  itemDays,
  listed('anomalies', 'comparison.anomalies[*]', columns('text', 'id', 'name')),
  listed('breaks', 'comparison.breaks[*]', columns('instant', 'at'), columns('count', 'rules'), columns('text', 'settings', 'crosses')),
  listed(
    'signals',
    'signals[*]',
    columns('text', 'id', 'kind', 'severity', 'what', 'name', 'where.section', 'where.key', 'where.name', 'threshold', 'evidence.said'),
    columns('text', 'mostly.key', 'mostly.name', 'mostly.hour', 'mostly.share'),
    columns('count', 'hours.from', 'hours.to'),
    columns('text', 'opens.section', 'opens.scope.configuration', 'opens.scope.queue'),
    columns('count', 'opens.hours.from', 'opens.hours.to'),
  ),
  nested('signalParts', ['signals[*]', 'most[*]'], ['id'], columns('text', 'column', 'key', 'name')),
  listed(
    'restated',
    'restated[*]',
    columns('date', 'date'),
    columns('count', 'version'),
    columns('text', 'reason'),
    columns('instant', 'at'),
  ),
  listed('missed', 'missed[*]', columns('date', 'date'), columns('text', 'reason', 'reasonId'), columns('instant', 'at')),
  reasons,
];
