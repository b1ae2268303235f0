/** What could not be measured: what the tables never tell, and what they do not tell of this period. */
import type { Tally } from '../metrics/cube/cube.ts';
import { NOT_MEASURED } from '../metrics/kpis/kpi-table.ts';
import type { RulePack } from '../metrics/zones/rule-packs.ts';
import type { ContactInput } from './contact-report.ts';
import { because } from './reasons/because.ts';
import type { NotMeasured } from './report.ts';

/** With the reason of each. */
export function unmeasuredOf(tally: Tally, contacts: ContactInput, rulePack: RulePack): readonly NotMeasured[] {
  return [
    ...NOT_MEASURED,
    ...unmeasuredParty(tally),
    ...unmeasuredSuccess(tally),
    ...unmeasuredMatters(contacts, rulePack),
    ...unmeasuredAi(tally),
    ...unmeasuredValue(tally),
  ];
}

function unmeasuredParty({ partyTold }: Tally): readonly NotMeasured[] {
  const reason =
    'no voice attempt was filed while DISPOSITION_MAP had a code for person or not-right-party, and without one it would only repeat the live answers';
  return partyTold > 0 ? [] : [{ id: 'rightParty', name: 'Right party', reason, ...because('noPartyMap', {}) }];
}

function unmeasuredSuccess({ successTold }: Tally): readonly NotMeasured[] {
  const reason = 'no attempt was filed while SUCCESS_MAP named a success';
  return successTold > 0 ? [] : [{ id: 'conversion', name: 'Conversion', reason, ...because('noSuccessMap', {}) }];
}

/** Caps by matter, where no row tells one. */
function unmeasuredMatters(contacts: ContactInput, { caps }: RulePack): readonly NotMeasured[] {
  if ('reason' in contacts) return [];
  const isUntold = caps.some(({ id, per }) => per === 'matter' && contacts.metrics.caps.some((cap) => cap.id === id && cap.byMatter === 0));
  const reason = 'no attempt had a msdyn_tracking_id, so they are counted by contact';
  return isUntold ? [{ id: 'perMatterCaps', name: 'Frequency caps by debt or matter', reason, ...because('noTrackingIds', {}) }] : [];
}

function unmeasuredAi({ aiJoined, aiUnjoined }: Tally): readonly NotMeasured[] {
  if (aiJoined > 0) return [];
  const reason =
    aiUnjoined === 0
      ? 'there was no live answer of dial mode Copilot'
      : `the conversations of ${aiUnjoined} live answers of dial mode Copilot are not known`;
  const why = aiUnjoined === 0 ? because('noAiAnswers', {}) : because('conversationsUnknown', { count: aiUnjoined });
  return [{ id: 'aiContainment', name: 'AI containment and escalation', reason, ...why }];
}

function unmeasuredValue({ valued }: Tally): readonly NotMeasured[] {
  if (valued > 0) return [];
  const reason = 'no delivery had a plain number in a result attribute that VALUE_ATTRIBUTES names';
  return [{ id: 'value', name: 'Value of promises or appointments', reason, ...because('noValueAttributes', {}) }];
}
