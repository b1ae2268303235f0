/** When calls are answered best. */
import { bestCells, bestTimeTable, cellName } from '../../../digest/sections/best-time-table.ts';
import { type Html, html, NOTHING } from '../../../html.ts';
import type { BestTimeCell } from '../../../report/report.ts';
import type { Said, Words } from '../../../words/words.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { heatGrid, hourColumns } from '../../tables/heat-grid.ts';
import { pageTable } from '../../tables/page-table.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** The grid of all cells, and a table of the best of them and of the best of each attempt; or that there are not enough data. */
export function bestTimeSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const view = bestTimeTable(report, words);
  if (view === null) return null;
  const { cells = [] } = report.bestTime ?? {};
  const best = bestCells(report.bestTime);
  const title = words.say('title.bestTime');
  const grid = cells.length === 0 ? NOTHING : gridOf(cells, title, words);
  const body = best.length === 0 ? NOTHING : html`${grid}${tableOf(best, source)}`;
  return sectionOf({ id: 'bestTime', title, note: view.note as Said | null, body, width: 'half' });
}

/** Coloured by the lower bound, by which they are ranked. */
function gridOf(cells: readonly BestTimeCell[], label: Said, words: Words): Html {
  const weekdays = WEEKDAYS.filter((weekday) => cells.some((cell) => cell.weekday === weekday));
  const hours = cells.map(({ hour }) => hour);
  const cellAt = (weekday: number, hour: number) => cells.find((cell) => cell.weekday === weekday && cell.hour === hour);
  return heatGrid({
    label,
    nameLabel: words.say('grid.weekday'),
    columns: hourColumns(Math.min(...hours), Math.max(...hours)),
    rows: weekdays.map((weekday) => ({
      name: words.weekday(weekday),
      cells: HOURS.map((hour) => {
        const live = cellAt(weekday, hour)?.live;
        return live === undefined ? null : { value: live.low ?? 0, text: words.roughPercent(live.value) };
      }),
    })),
  });
}

function tableOf(cells: readonly BestTimeCell[], source: SectionSource): Html {
  const { words } = source;
  const { say, count, percent } = words;
  return pageTable<BestTimeCell>(
    {
      id: 'bestTime',
      label: say('title.bestTime'),
      nameLabel: say('head.calledParty'),
      rows: cells,
      nameOf: (cell) => ({ text: cellName(cell, words) }),
      columns: [
        { id: 'calls', label: say('column.calls'), cell: ({ live }) => count(live.denominator) },
        { id: 'live', label: say('column.liveAtLeast'), kpi: 'bestTime', cell: ({ live }) => percent(live.value) },
        { id: 'low', label: say('column.lowerBound'), cell: ({ live }) => percent(live.low) },
      ],
    },
    source,
  );
}
