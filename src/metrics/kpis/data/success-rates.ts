/** Rates of what came of an attempt: conversions, opt-outs, what a representative took. */
import type { RateDefinition } from '../rate-definition.ts';

/** In the order in which they are listed. */
export const SUCCESS_RATES = [
  {
    id: 'conversion',
    name: 'Conversion per right party',
    numerator: 'convertedRightParty',
    denominator: 'rightPartySuccessTold',
    formula:
      'right-party contacts with a success code or attribute (SUCCESS_MAP) / right-party contacts filed while SUCCESS_MAP named a success',
    columns: ['disposition_codes', 'attributes'],
    direction: 'up',
    choice: 'What a success is, SUCCESS_MAP says; null where it, or the right party, was not told.',
    inTrend: true,
  },
  {
    id: 'conversionPerAttempt',
    name: 'Conversion per attempt',
    numerator: 'converted',
    denominator: 'successTold',
    formula: 'attempts with a success code or attribute (SUCCESS_MAP) / attempts filed while SUCCESS_MAP named a success',
    columns: ['disposition_codes', 'attributes'],
    direction: 'up',
    choice: 'Null where SUCCESS_MAP named nothing.',
  },
  {
    id: 'optOut',
    name: 'Opt-out rate',
    numerator: 'doNotContact',
    denominator: 'attempts',
    formula: 'attempts with Microsoft\'s own code "Do not contact", or one that DISPOSITION_MAP takes for do-not-contact / attempts',
    columns: ['disposition_codes'],
    direction: 'down',
    choice:
      'By attempt, calls and messages, rather than by live answer. DISPOSITION_MAP may give the code of Microsoft another meaning. Replies such as STOP are not in the rows.',
  },
  {
    id: 'handled',
    name: 'Taken by a representative',
    numerator: 'handled',
    denominator: 'attempts',
    formula: 'attempts that a representative took (csr_connected_date, else the conversation) / attempts',
    columns: ['csr_connected_date', 'conversation_id'],
    direction: 'up',
  },
] as const satisfies readonly RateDefinition[];
