/** Turns the planned attempts of a day into rows as they look at one instant: finished, running, waiting, or not there yet. */
import type { Attempt } from './attempt.ts';
import { attributesOf } from './attributes.ts';
import { queuesOf } from './catalogue.ts';
import { makeOdd } from './odd-rows.ts';
import { statusOf } from './outcomes.ts';
import { type DayPlan, planDay } from './plan-day.ts';
import { createRandom, type Random } from './random.ts';
import { iso, type SampleConversation, type SampleDelivery, type SampleRecord, TTL_SECONDS, versionColumns } from './rows.ts';

export interface Look {
  /** The instant at which the tables are seen, UTC epoch milliseconds. */
  readonly nowMs: number;
  /** Whether some rows are hostile. */
  readonly hostile: boolean;
}

/** The records of a day that exist at `nowMs`. */
export function* recordsOfDay(plan: DayPlan, look: Look): Generator<SampleRecord> {
  for (const attempt of planDay(plan)) {
    if (attempt.createdMs > look.nowMs) continue;
    yield toRecord(attempt, look);
  }
}

type Stage = 'waiting' | 'running' | 'finished';

function toRecord(attempt: Attempt, { nowMs, hostile }: Look): SampleRecord {
  // A stream of its own: what a row lacks while it is open must not change the rows after it.
  const random = createRandom(attempt.id);
  const stage = stageAt(attempt, nowMs, random);
  const partitionId = random.chance(0.01) ? `campaign-${iso(attempt.createdMs).slice(0, 7)}` : attempt.id;
  const delivery = toDelivery(attempt, stage, random, partitionId);
  const finished = stage === 'finished';
  return {
    delivery: finished ? makeOdd(delivery, random, hostile) : delivery,
    attributes: attributesOf(attempt, createRandom(`${attempt.id}|attributes`), { partitionId, finished, hostile }),
    conversation: finished ? toConversation(attempt, random, hostile) : undefined,
  };
}

function stageAt(attempt: Attempt, nowMs: number, random: Random): Stage {
  const lost: Stage = random.chance(0.5) ? 'waiting' : 'running';
  if (attempt.zombie) return lost === 'running' && (attempt.startMs ?? Infinity) <= nowMs ? 'running' : 'waiting';
  if (attempt.modifiedMs <= nowMs) return 'finished';
  return attempt.startMs !== null && attempt.startMs <= nowMs ? 'running' : 'waiting';
}

function toDelivery(attempt: Attempt, stage: Stage, random: Random, partitionId: string): SampleDelivery {
  const { configuration, contact, connected, createdMs, startMs } = attempt;
  const finished = stage === 'finished';
  const modifiedMs = finished ? attempt.modifiedMs : stage === 'running' ? (startMs ?? createdMs) : createdMs;
  const { '@odata.etag': etag, versionnumber } = versionColumns(modifiedMs);
  const deliveryId = random.guid();
  const callId = random.guid();
  const withoutContact = random.chance(0.08);
  return {
    '@odata.etag': etag,
    msdyn_proactive_deliveryid: attempt.id,
    msdyn_delivery_id: deliveryId,
    msdyn_call_id: stage === 'waiting' || startMs === null ? null : callId,
    msdyn_channel: configuration.channel,
    msdyn_contact_id: withoutContact ? null : contact.id,
    msdyn_conversation_id: finished ? attempt.conversationId : null,
    msdyn_dialmode_type: configuration.dialMode,
    msdyn_disposition_codes: finished ? attempt.codes : null,
    msdyn_from_address: attempt.callerId,
    msdyn_to_address: contact.phone,
    msdyn_journey_id: configuration.journeyId,
    msdyn_journey_run_id: configuration.journeyId === null ? null : `run-${iso(createdMs).slice(0, 10)}`,
    msdyn_proactive_engagement_config_id: configuration.id,
    msdyn_queue_id: configuration.queueId,
    msdyn_result: finished ? attempt.result : null,
    msdyn_status: finished ? statusOf(attempt.result) : stage === 'running' ? 'InProcess' : 'Pending',
    msdyn_tracking_id: `matter-${contact.id.slice(0, 8)}`,
    msdyn_cancellation_policy_id: finished ? attempt.cancellationPolicyId : null,
    msdyn_seq_no: attempt.number,
    msdyn_exceeded_customer_wait_threshold: finished && connected.exceededWait,
    msdyn_customer_connected_date: finished ? iso(connected.customerMs) : null,
    msdyn_csr_connected_date: finished ? iso(connected.representativeMs) : null,
    msdyn_channel_sent_date: stage === 'waiting' ? null : iso(startMs),
    msdyn_start_date: stage === 'waiting' ? null : iso(startMs),
    msdyn_end_date: finished ? iso(attempt.endMs) : null,
    msdyn_result_date: finished ? iso(attempt.resultMs) : null,
    msdyn_expiration_date: iso(attempt.windowEndMs),
    msdyn_window_start_date: iso(attempt.windowStartMs),
    msdyn_window_end_date: iso(attempt.windowEndMs),
    createdon: iso(createdMs),
    modifiedon: iso(modifiedMs),
    versionnumber,
    partitionid: partitionId,
    ttlinseconds: TTL_SECONDS,
    _ownerid_value: null,
  };
}

function toConversation(attempt: Attempt, random: Random, hostile: boolean): SampleConversation | undefined {
  const { conversationId, startMs, endMs, modifiedMs } = attempt;
  if (conversationId === null || startMs === null || endMs === null) return undefined;
  return {
    '@odata.etag': versionColumns(modifiedMs)['@odata.etag'],
    // Whether both ids are the same is not documented, so the sample has either case.
    activityid: random.chance(0.5) ? conversationId : random.guid(),
    msdyn_ocliveworkitemid: conversationId,
    subject: queuesOf(hostile).find(({ queueid }) => queueid === attempt.configuration.queueId)?.name ?? '',
    _msdyn_activeagentid_value: attempt.agentId,
    _msdyn_cdsqueueid_value: attempt.configuration.queueId,
    msdyn_createdon: iso(startMs),
    msdyn_startedon: iso(startMs),
    msdyn_closedon: iso(modifiedMs),
    msdyn_conversationtalktimeinseconds: attempt.agentId === null ? null : Math.round((endMs - startMs) / 1000),
    msdyn_conversationwrapuptimeinseconds: attempt.agentId === null ? null : Math.round((modifiedMs - endMs) / 1000),
    msdyn_isoutbound: true,
    modifiedon: iso(modifiedMs),
    statecode: 1,
    statuscode: 4,
  };
}
