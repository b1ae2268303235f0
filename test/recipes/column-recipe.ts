/** Take a column of Dataverse into facts: the conversation that a delivery's own came of. */
import type { Recipe } from './recipe.ts';

const USED = 'test/metrics/fact/used-columns.test.ts';

export const columnRecipe: Recipe = {
  heading: 'Take a column of Dataverse into facts',
  mostFiles: 7,
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
      file: 'src/history/packing/fact-codec.ts',
      edit: [{ before: '  dispositions: few(),', insert: "  parentConversation: { ...ids(), absent: '' },\n" }],
      teller: 'compiler',
      says: /fact-codec\.ts.*parentConversation/,
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
