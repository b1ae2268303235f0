/** Add a list: which column gave a delivery its place in time, shown in the digest. */
import type { Recipe, Step } from './recipe.ts';

const TITLES = [
  ['en', 'Placed by'],
  ['de', 'Eingeordnet nach'],
  ['fr', 'Placées selon'],
  ['es', 'Situadas por'],
  ['pt', 'Posicionados por'],
  ['ja', '位置付けの基準'],
] as const;

const SECTION = `/** Which column gave deliveries their place in time. */
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { sharesTable } from '../tables/shares-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** Columns with their shares. */
export function placeSourceTable({ byPlaceSource, totals }: Report, words: Words): TableView | null {
  const head = { title: words.say('title.placeSource'), nameLabel: words.say('head.code') };
  return withRows(sharesTable(head, byPlaceSource, totals.deliveries ?? 0, words));
}
`;

export const listRecipe: Recipe = {
  heading: 'Add a list',
  mostFiles: 16,
  steps: [
    {
      file: 'src/metrics/cube/lists.ts',
      edit: [{ before: '  byCallerId: kept(', insert: '  byPlaceSource: kept(({ placeSource }) => placeSource),\n' }],
      teller: 'compiler',
      says: /place-source-table\.ts.*byPlaceSource/,
    },
    {
      file: 'docs/report.md',
      edit: [{ before: '`byCallerId`, `byDisposition`', insert: '`byPlaceSource`, ' }],
      teller: { file: 'test/report/report-lists.test.ts', test: 'docs/report.md names the lists' },
      says: /byPlaceSource/,
    },
    {
      file: 'test/report/build-report.test.ts',
      edit: [{ before: "'byQueue', 'byResult',", insert: "'byPlaceSource', " }],
      teller: { file: 'test/report/build-report.test.ts', test: 'has the keys that its readers rely on' },
      says: /byPlaceSource/,
    },
    {
      file: 'test/oracle/sql-lists.ts',
      edit: [
        {
          before: "  byCallerId: list('caller_id'),",
          insert: `  byPlaceSource: list(
    "CASE WHEN result_ms IS NOT NULL THEN 'result' WHEN end_ms IS NOT NULL THEN 'end' WHEN start_ms IS NOT NULL THEN 'start' ELSE 'modified' END",
  ),
`,
        },
      ],
      teller: { file: 'test/oracle/oracle.test.ts', test: 'every KPI of random day 1 ' },
      says: /byPlaceSource/,
    },
    {
      file: 'src/digest/sections/place-source-table.ts',
      edit: SECTION,
      teller: 'compiler',
      says: /sections\/index\.ts.*place-source-table/,
    },
    {
      file: 'src/digest/options/section-ids.ts',
      edit: [{ before: "  'uploads',\n  'restated',\n  'missed',\n  'data',\n  'notMeasured',", insert: "  'placeSource',\n" }],
      teller: 'compiler',
      says: /sections\/index\.ts.*placeSource/,
    },
    {
      file: 'src/digest/sections/index.ts',
      edit: [
        {
          before: "import { queueTable } from './queue-table.ts';",
          insert: "import { placeSourceTable } from './place-source-table.ts';\n",
        },
        { after: '  attributes: table(attributeTable),\n', insert: '  placeSource: table(placeSourceTable),\n' },
      ],
      teller: 'compiler',
      says: /sections\/index\.ts.*placeSource/,
    },
    {
      file: 'src/words/declared/tables.ts',
      edit: [{ before: "  'head.result': [],", insert: "  'title.placeSource': [],\n" }],
      teller: 'compiler',
      says: /place-source-table\.ts.*title\.placeSource/,
    },
    ...TITLES.map(
      ([language, title]): Step => ({
        file: `src/words/messages/${language}/tables.ts`,
        edit: [{ before: "  'head.result':", insert: `  'title.placeSource': '${title}',\n` }],
        teller: 'compiler',
        says: new RegExp(`messages/${language}/tables\\.ts.*title\\.placeSource`),
      }),
    ),
  ],
};
