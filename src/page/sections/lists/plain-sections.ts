/** Sections of lists whose items have the usual counts and nothing else. */
import { plainItems } from '../../../digest/tables/plain-items.ts';
import type { Html } from '../../../html.ts';
import type { Item } from '../../../report/report.ts';
import type { ScopeColumn } from '../../../report/scope.ts';
import type { Words } from '../../../words/words.ts';
import type { SectionSource } from '../../parts/section.ts';
import { pageColumns } from '../../tables/item-columns.ts';
import type { PageColumn } from '../../tables/page-column.ts';
import { linkedNames, rowNames } from '../../tables/row-names.ts';
import { listSection } from './list-section.ts';
import { shareColumn } from './share-column.ts';

/** Voice beside messages. */
export function channelSection(source: SectionSource): Html | null {
  return scopeSection('channels', 'channel', source.report.byChannel, source);
}

/** The ways of dialling beside each other. */
export function dialModeSection(source: SectionSource): Html | null {
  return scopeSection('dialModes', 'dialMode', source.report.byDialMode, source);
}

/** How the deliveries ended. */
export function statusSection(source: SectionSource): Html | null {
  const { report, words } = source;
  return plainSection('statuses', 'status', plainItems('status', report.byStatus, words), source);
}

export function journeySection(source: SectionSource): Html | null {
  const { byJourney } = source.report;
  // Where nothing has a journey, one line of "(not given)" tells nothing.
  return byJourney.every(({ key }) => key === '') ? null : plainSection('journeys', 'journey', byJourney, source);
}

export function runSection(source: SectionSource): Html | null {
  return plainSection('runs', 'run', source.report.byJourneyRun, source);
}

export function policySection(source: SectionSource): Html | null {
  return plainSection('policies', 'policy', source.report.byCancellationPolicy, source);
}

/** What representatives wrote down of their calls. */
export function dispositionSection(source: SectionSource): Html | null {
  return plainSection('dispositions', 'code', source.report.byDisposition, source);
}

function scopeSection(
  id: 'channels' | 'dialModes',
  column: Extract<ScopeColumn, 'channel' | 'dialMode'>,
  items: readonly Item[],
  source: SectionSource,
) {
  const { address, words } = source;
  return listSection(
    {
      id,
      title: words.say(`title.${id}`),
      nameLabel: words.say(`head.${column}`),
      rows: plainItems(column, items, words),
      nameOf: linkedNames(column, address, words),
      columns: rateColumns(words),
      width: 'half',
    },
    source,
  );
}

function plainSection(
  id: 'statuses' | 'journeys' | 'runs' | 'policies' | 'dispositions',
  head: 'status' | 'journey' | 'run' | 'policy' | 'code',
  rows: readonly Item[],
  source: SectionSource,
) {
  const { report, words } = source;
  const { deliveries, attempts, reached } = pageColumns(words);
  return listSection<Item>(
    {
      id,
      title: words.say(`title.${id}`),
      note: id === 'dispositions' ? words.say('note.dispositions') : null,
      nameLabel: words.say(`head.${head}`),
      rows,
      nameOf: rowNames(words),
      columns: [deliveries, shareColumn(report.totals.deliveries ?? 0, words), attempts, reached],
      width: 'half',
    },
    source,
  );
}

function rateColumns(words: Words): PageColumn<Item>[] {
  const { deliveries, attempts, rates } = pageColumns(words);
  return [deliveries, attempts, ...rates];
}
