/** Rates of calls that an AI agent led (ai-led.ts). */
import type { RateDefinition } from '../rate-definition.ts';

const AI_COLUMNS = [
  'dialmode_type',
  'result',
  'disposition_codes',
  'conversation_id',
  'csr_connected_date',
  'conversation.isagentaccepted',
  'conversation._msdyn_activeagentid_value',
] as const;

/** In the order in which they are listed. */
export const AI_RATES = [
  {
    id: 'aiContainment',
    name: 'AI containment',
    numerator: 'aiContained',
    denominator: 'aiJoined',
    formula: 'AI-led live answers, at least, that no representative took / those whose conversation is known; AI-led = dial mode Copilot',
    columns: AI_COLUMNS,
    direction: 'up',
    choice:
      'AI-led is what dial mode Copilot says: msdyn_engagement_type has no documented values, so an agent that leads Progressive or Predictive calls is not seen. Taken = csr_connected_date, else msdyn_isagentaccepted of the conversation, else a representative named there. Calls whose conversation is not known are left out on both sides and counted (totals.aiUnjoined); one that is still open may yet be escalated.',
  },
  {
    id: 'aiEscalation',
    name: 'AI escalation',
    numerator: 'aiEscalated',
    denominator: 'aiJoined',
    formula: 'AI-led live answers, at least, that a representative took / those whose conversation is known: 1 - AI containment',
    columns: AI_COLUMNS,
    direction: 'down',
  },
] as const satisfies readonly RateDefinition[];
