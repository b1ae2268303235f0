/** What the counts of tallies and details are, for docs/history.md: those of sets by the sets' own meanings, each other one told here. */
import { TALLY_COUNTS, type TallyCount } from '../../src/metrics/cube/cube.ts';
import { AGENT_COUNTS, type AgentCount, type OutsideCount } from '../../src/metrics/cube/entry-counts.ts';
import { SET_ENTRIES, type SetName } from '../../src/metrics/fact/sets.ts';

type OtherCount = Exclude<TallyCount | AgentCount | OutsideCount, SetName | `empty ${string}`>;

/** Typed by the counts, so that a new one has to be told. */
const OTHERS: Readonly<Record<OtherCount, string>> = {
  intake: 'Deliveries created in the quarter hour',
  intakeFinished: 'Those of them that are finished by now',
  deliveries: 'Deliveries that finished in the quarter hour',
  hoursOk: 'Attempts with calling_hours "ok"',
  hoursViolation: 'Attempts with calling_hours "violation"',
  hoursPossible: 'Attempts with calling_hours "possible"',
  hoursUndeterminable: 'Attempts with calling_hours "undeterminable"',
  measuredColumn: 'Voice attempts with abandonment_source "column"',
  measuredConversation: 'Voice attempts with abandonment_source "conversation"',
  measuredCode: 'Voice attempts with abandonment_source "code"',
  measuredEstimate: 'Voice attempts with abandonment_source "estimate"',
  abandonedColumn: 'Those of measured_column that were abandoned',
  abandonedConversation: 'Those of measured_conversation that were abandoned',
  abandonedCode: 'Those of measured_code that were abandoned',
  abandonedEstimate: 'Those of measured_estimate that were abandoned',
  aiUnjoined: 'Live answers that an AI agent led whose conversation is not known',
  aiJoined: 'Live answers that an AI agent led whose conversation is known',
  aiContained: 'Those of ai_joined that the agent dealt with alone',
  aiEscalated: 'Those of ai_joined that a representative took',
  valued: 'Deliveries with a value',
  valueHundredths: 'Sum of their values',
  ledByPeople: 'Voice attempts of engagements that representatives lead',
  talked: 'Deliveries whose conversation tells the talk time',
  talkSeconds: 'Sum of those talk times',
  timedHandles: 'Deliveries whose conversation tells the handle time',
  handleSeconds: 'Sum of those handle times',
  violation: 'Attempts with calling_hours "violation"',
};

export function countMeaning(name: string): string {
  if (name in OTHERS) return OTHERS[name as OtherCount];
  if (name in SET_ENTRIES) return SET_ENTRIES[name as SetName].meaning.replace(/\.$/, '');
  return name.replace(/^empty (.*)$/, 'Deliveries whose $1 is empty');
}

/** Names of all counts. */
export const COUNT_NAMES: readonly string[] = [...new Set<string>([...TALLY_COUNTS, ...AGENT_COUNTS, 'violation' satisfies OutsideCount])];
