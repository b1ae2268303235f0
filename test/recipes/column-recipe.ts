/** Take a column of Dataverse into facts: the conversation that a delivery's own came of. */
import type { Recipe } from './recipe.ts';

const USED = 'test/metrics/fact/used-columns.test.ts';

export const columnRecipe: Recipe = {
  heading: 'Take a column of Dataverse into facts',
  mostFiles: 9,
  steps: [
    {
      file: 'src/metrics/row/columns.ts',
      edit: [
        {
          before: '  msdyn_seq_no: {',
          insert:
            "  msdyn_parent_conversation_id: { kind: 'text', what: 'parent conversation', usedFor: 'following a customer', isOptional: true },\n",
        },
      ],
      teller: 'compiler',
      says: /make-fact\.ts.*msdyn_parent_conversation_id/,
    },
    {
      file: 'src/metrics/fact/fact.ts',
      edit: [
        {
          before: '  readonly dispositions: readonly string[];',
          insert: '  /** msdyn_parent_conversation_id */\n  readonly parentConversation: string;\n',
        },
      ],
      teller: 'compiler',
      says: /used-columns\.test\.ts.*parentConversation/,
    },
    {
      file: 'src/metrics/fact/make-fact.ts',
      edit: [
        {
          before: '    dispositions: codes,',
          insert: "    parentConversation: recordId(scrub(row.msdyn_parent_conversation_id ?? '')),\n",
        },
      ],
      teller: 'compiler',
      says: /make-fact\.ts.*parentConversation/,
    },
    {
      file: 'src/history/parquet/fact-columns.ts',
      edit: [
        {
          before: '  dispositions: listOf(',
          insert: "  parent_conversation_id: textOf(({ parentConversation }) => parentConversation, 'msdyn_parent_conversation_id'),\n",
        },
      ],
      teller: { file: 'test/history/parquet/fact-file.test.ts', test: 'gives back a fact with every field filled, and one with none' },
      says: /parentConversation/,
    },
    {
      file: 'src/history/parquet/fact-file.ts',
      edit: [
        {
          before: '    journey: journey(row),',
          insert: "    parentConversation: texts(columns, 'parent_conversation_id')(row),\n",
        },
      ],
      teller: 'compiler',
      says: /fact-file\.ts.*parentConversation/,
    },
    {
      file: 'docs/history.md',
      edit: { script: 'dev/history/build-history-doc.ts' },
      teller: { file: 'test/docs.test.ts', test: 'docs/history.md is what npm run history-doc writes' },
      says: /run npm run history-doc/,
    },
    {
      file: USED,
      edit: [
        {
          before: '  msdyn_seq_no: {',
          insert: '  msdyn_parent_conversation_id: { value: GUID, told: ({ fact }) => fact?.parentConversation, as: GUID },\n',
        },
      ],
      teller: 'compiler',
      says: /used-columns\.test\.ts.*msdyn_parent_conversation_id/,
    },
    {
      file: 'test/support/arbitrary-facts.ts',
      edit: [{ before: '    dispositions: fc.uniqueArray', insert: '    parentConversation: fc.oneof(fc.uuid(), text),\n' }],
      teller: 'compiler',
      says: /arbitrary-facts\.ts/,
    },
    {
      file: 'test/support/full-fact.ts',
      edit: [{ after: "    journey: 'j',\n", insert: "    parentConversation: 'p',\n" }],
      teller: 'compiler',
      says: /full-fact\.ts.*parentConversation/,
    },
  ],
};
