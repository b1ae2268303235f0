/** Add a KPI: calls that failed, as a share of the voice attempts. */
import type { Recipe, Step } from './recipe.ts';

const NAMES = [
  ['en', 'call failure rate'],
  ['de', 'Anteil fehlgeschlagener Anrufe'],
  ['fr', 'part d’appels en échec'],
  ['es', 'tasa de llamadas fallidas'],
  ['pt', 'taxa de ligações com falha'],
  ['ja', '発信失敗の割合'],
] as const;

export const kpiRecipe: Recipe = {
  heading: 'Add a KPI',
  mostFiles: 14,
  steps: [
    {
      file: 'src/metrics/fact/sets.ts',
      edit: [
        {
          before: '  noAnswer: { bit: 13,',
          insert: "  callFailed: { bit: 50, meaning: 'The call failed before it rang.', voiceResults: ['CallFailed'] },\n",
        },
      ],
      teller: 'compiler',
      says: /call-rates\.ts.*callFailed/,
    },
    {
      file: 'src/metrics/kpis/data/call-rates.ts',
      edit: [
        {
          before: "  {\n    id: 'noAnswer',",
          insert: `  {
    id: 'callFailure',
    name: 'Call failure rate',
    numerator: 'callFailed',
    denominator: 'voiceAttempts',
    formula: 'CallFailed / voice attempts',
    columns: ['result', 'channel'],
    direction: 'down',
  },
`,
        },
      ],
      teller: 'compiler',
      says: /further-figure-table\.ts.*callFailure/,
    },
    ...NAMES.map(
      ([language, name]): Step => ({
        file: `src/words/messages/${language}/kpis.ts`,
        edit: [{ before: "  'rate.noAnswer':", insert: `  'rate.callFailure': '${name}',\n` }],
        teller: 'compiler',
        says: new RegExp(`messages/${language}/kpis\\.ts.*rate\\.callFailure`),
      }),
    ),
    {
      file: 'src/digest/sections/further-figure-table.ts',
      edit: [
        {
          before: "    rateFigure('rate.smsDelivery', rates.smsDelivery, words),",
          insert: "    rateFigure('rate.callFailure', rates.callFailure, words),\n",
        },
      ],
      teller: { file: 'test/names.test.ts', test: 'every rate is shown in the digest' },
      says: /callFailure/,
    },
    {
      file: 'test/oracle/sql-kpis.ts',
      edit: [
        { before: `  ['noAnswer', \`"voiceAttempts" AND`, insert: `  ['callFailed', \`"voiceAttempts" AND result = 'CallFailed'\`],\n` },
        { before: `  ['noAnswer', \`result =`, insert: `  ['callFailure', \`result = 'CallFailed'\`, VOICE],\n` },
      ],
      teller: { file: 'test/oracle/oracle.test.ts', test: 'the oracle and our reports know the same rates' },
      says: /callFailure/,
    },
    {
      file: 'test/metrics/fact/classify.test.ts',
      edit: [
        { before: "voice],\n    ['NonRetriableError'", insert: '[...' },
        { before: "],\n    ['NonRetriableError'", insert: ", 'callFailed']" },
      ],
      teller: { file: 'test/metrics/fact/classify.test.ts', test: 'puts a voice row with result CallFailed into' },
      says: /callFailed/,
    },
    {
      file: 'docs/metrics.md',
      edit: { script: 'dev/build-metrics-doc.ts' },
      teller: { file: 'test/docs.test.ts', test: 'docs/metrics.md is what npm run metrics-doc writes' },
      says: /run npm run metrics-doc/,
    },
    {
      file: 'docs/subscriptions.schema.json',
      edit: { script: 'dev/subscriptions/build-schema.ts' },
      teller: { file: 'test/docs.test.ts', test: 'docs/subscriptions.schema.json is what npm run subscriptions-schema writes' },
      says: /run npm run subscriptions-schema/,
    },
  ],
};
