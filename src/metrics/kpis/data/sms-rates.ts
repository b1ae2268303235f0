/** Rates of messages. */
import type { RateDefinition } from '../rate-definition.ts';

/** In the order in which they are listed. */
export const SMS_RATES = [
  {
    id: 'smsDelivery',
    name: 'SMS delivery rate',
    numerator: 'smsDelivered',
    denominator: 'smsSettled',
    formula: 'Delivered / (Delivered + Not delivered), SMS',
    columns: ['result', 'channel'],
    direction: 'up',
  },
  {
    id: 'smsReply',
    name: 'SMS reply rate',
    numerator: 'smsReplied',
    denominator: 'smsDelivered',
    formula: 'delivered messages with a conversation / delivered messages; only replies within the first-response time make one',
    columns: ['conversation_id', 'result', 'channel'],
    direction: 'up',
    choice: 'Rather too low: later replies start a conversation of their own that the row does not name.',
  },
] as const satisfies readonly RateDefinition[];
