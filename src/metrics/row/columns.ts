/**
 * Every column that is read of Dataverse, once: row types, checks, $select, watched and open columns are made of these tables.
 * Source: the entity references on learn.microsoft.com, .../dynamics365/field-service/developer/reference/entities/msdyn_proactive_delivery.
 */
import type { Columns } from './column.ts';

/** msdyn_proactive_delivery, one attempt to reach one person; rows expire. */
export const DELIVERY_COLUMNS = {
  msdyn_proactive_deliveryid: { kind: 'key', what: 'primary key', usedFor: 'who a row is' },
  msdyn_delivery_id: { kind: 'text', what: 'primary name, as a rule the primary key', usedFor: 'deliveries that repeat an id' },
  msdyn_conversation_id: {
    kind: 'text',
    what: 'the conversation that came of it',
    usedFor: 'finding that conversation; replies to messages',
    emptyBit: 5,
  },
  msdyn_call_id: {
    kind: 'text',
    what: 'correlation id of the Azure Communication Services call',
    usedFor: 'tracing an attempt once its row has expired; calls without one',
  },
  msdyn_proactive_engagement_config_id: {
    kind: 'text',
    what: 'engagement configuration',
    usedFor: 'scope',
    emptyBit: 4,
    openUnless: 'guid',
  },
  msdyn_journey_id: { kind: 'text', what: 'journey, or upload of a file, that asked for it', usedFor: 'list of journeys', emptyBit: 6 },
  msdyn_journey_run_id: { kind: 'text', what: 'run of that journey', usedFor: 'list of journey runs' },
  msdyn_contact_id: { kind: 'text', what: 'the called person', usedFor: 'contact key; taken out of every text', emptyBit: 0 },
  msdyn_channel: { kind: 'text', what: 'Voice or SMS', usedFor: 'scope; voice measures', openUnless: 'channel' },
  msdyn_status: { kind: 'text', what: 'where it stands', usedFor: 'finished or backlog; list of statuses', openUnless: 'status' },
  msdyn_queue_id: { kind: 'text', what: 'queue of the representatives', usedFor: 'scope', emptyBit: 3, openUnless: 'guid' },
  msdyn_dialmode_type: { kind: 'text', what: 'who dials, and when', usedFor: 'scope; calls led by AI', openUnless: 'dialMode' },
  msdyn_to_address: { kind: 'text', what: 'called number', usedFor: 'contact key and zone, where nothing better tells', emptyBit: 1 },
  msdyn_from_address: { kind: 'text', what: 'number of the organisation', usedFor: 'list of caller ids', emptyBit: 2 },
  msdyn_window_start_date: { kind: 'dateTime', what: 'earliest start', usedFor: 'window adherence; speed to attempt', emptyBit: 12 },
  msdyn_window_end_date: { kind: 'dateTime', what: 'latest start', usedFor: 'window adherence; rows that are stuck', emptyBit: 13 },
  msdyn_start_date: { kind: 'dateTime', what: 'start of the attempt', usedFor: 'hour of the attempt; call seconds', emptyBit: 8 },
  msdyn_end_date: { kind: 'dateTime', what: 'end of the attempt', usedFor: 'call seconds; place where no result date is', emptyBit: 9 },
  msdyn_result: { kind: 'text', what: 'what came of it', usedFor: 'the sets it counts in; list of results', emptyBit: 10 },
  msdyn_result_date: { kind: 'dateTime', what: 'when the result was known', usedFor: 'its place in time; late results', emptyBit: 11 },
  msdyn_disposition_codes: {
    kind: 'text',
    what: 'what the representative or agent chose, a list of quoted codes',
    usedFor: 'list of codes; DISPOSITION_MAP and SUCCESS_MAP',
    emptyBit: 7,
  },
  msdyn_tracking_id: {
    kind: 'text',
    what: "the organisation's own reference, such as a debt or a case",
    usedFor: 'the matter that caps are counted by where a rule says so, as a keyed hash',
  },
  msdyn_seq_no: {
    kind: 'wholeNumber',
    what: 'sequence number of the delivery within its task, 1 to 1000',
    usedFor: 'comparison with the order of starts',
    isOptional: true,
  },
  msdyn_batch_id: { kind: 'text', what: 'parent batch', usedFor: null, isOptional: true },
  msdyn_cancellation_policy_id: {
    kind: 'text',
    what: 'cancellation policy that ended it',
    usedFor: 'list of cancellation policies',
    isOptional: true,
  },
  // It has no documented values, so it does not tell which calls an AI agent led.
  msdyn_engagement_type: { kind: 'text', what: 'type of the engagement', usedFor: null, isOptional: true },
  msdyn_country: { kind: 'text', what: 'country of the called person', usedFor: 'zone of the called person', isOptional: true },
  msdyn_postal_code: { kind: 'text', what: 'postal code of the called person', usedFor: 'zone of the called person', isOptional: true },
  // Display name "State", between country and postal code: of an address, as it seems, and no lifecycle.
  msdyn_state: { kind: 'text', what: 'state of the called person', usedFor: 'zone of the called person', isOptional: true },
  msdyn_sip_diagnostics: { kind: 'text', what: 'JSON of SIP code, Q.850 cause and reason', usedFor: null, isOptional: true },
  // False by default: it tells something only where the customer was connected.
  msdyn_exceeded_customer_wait_threshold: {
    kind: 'yesNo',
    what: 'the customer waited longer than the threshold',
    usedFor: 'share of customers who waited longer than the threshold',
    isOptional: true,
  },
  msdyn_speech_detected: { kind: 'yesNo', what: 'somebody spoke', usedFor: null, isOptional: true },
  msdyn_csr_connected_date: {
    kind: 'dateTime',
    what: 'when the representative was connected',
    usedFor: 'attempts that a representative took; customer wait; abandonment',
    isOptional: true,
  },
  msdyn_customer_connected_date: {
    kind: 'dateTime',
    what: 'when the customer was connected',
    usedFor: 'customer wait; abandonment',
    isOptional: true,
  },
  msdyn_start_of_speech_timestamp: { kind: 'dateTime', what: 'when somebody began to speak', usedFor: null, isOptional: true },
  createdon: { kind: 'dateTime', what: 'when the row was made', usedFor: 'intake, backlog ages' },
  modifiedon: { kind: 'dateTime', what: 'last change', usedFor: 'which version of a row is newer; what to pull' },
  // Of the table, not of what was done: it tells from when on nothing can have been missed.
  ttlinseconds: {
    kind: 'wholeNumber',
    what: 'how long after its last change the row expires, seconds',
    usedFor: 'what can have expired before it was read',
    isOptional: true,
  },
  // No part of who a row is: the right to see this column may come and go.
  partitionid: { kind: 'text', what: 'partition of an elastic table', usedFor: null, isOptional: true },
  versionnumber: { kind: 'version', what: 'counts up with each change', usedFor: 'which version of a row is newer' },
} as const satisfies Columns;

/** msdyn_proactive_delivery_attribute, what an organisation or an agent noted of a delivery: any number a delivery. */
export const ATTRIBUTE_COLUMNS = {
  msdyn_proactive_delivery_attributeid: { kind: 'key', what: 'primary key', usedFor: 'results that came late' },
  _msdyn_proactive_delivery_value: { kind: 'text', what: 'primary key of the delivery', usedFor: 'finding that delivery' },
  msdyn_keyword: { kind: 'text', what: 'its name', usedFor: 'attributes of a fact' },
  msdyn_value: { kind: 'text', what: 'its value', usedFor: 'attributes of a fact, cut to a class unless its keyword is allowed' },
  msdyn_type: { kind: 'wholeNumber', what: '700610000 = Input, 700610001 = Result', usedFor: 'attributes of a fact' },
  createdon: { kind: 'dateTime', what: 'when the row was made', usedFor: 'results that came late' },
  modifiedon: { kind: 'dateTime', what: 'last change', usedFor: 'which version of a delivery is newer' },
  partitionid: { kind: 'text', what: 'partition of an elastic table', usedFor: null, isOptional: true },
  versionnumber: { kind: 'version', what: 'counts up with each change', usedFor: 'results that came late' },
} as const satisfies Columns;

/** msdyn_ocliveworkitem, a conversation. What some organisations lack comes with the Omnichannel Conversation Extension. */
export const CONVERSATION_COLUMNS = {
  // A standard table of activities, so this is its primary key.
  activityid: { kind: 'key', what: 'primary key', usedFor: 'finding the conversation of a delivery' },
  // Whether it equals activityid is not documented.
  msdyn_ocliveworkitemid: { kind: 'text', what: 'display name "ConversationId"', usedFor: 'finding the conversation of a delivery' },
  _msdyn_activeagentid_value: {
    kind: 'text',
    what: 'systemuserid of the current or last representative, null where none accepted',
    usedFor: 'list of representatives',
  },
  msdyn_closedon: { kind: 'dateTime', what: 'when it was closed', usedFor: 'whether it is final, where no state tells' },
  statecode: { kind: 'wholeNumber', what: '0 = Open, 1 = Completed, 2 = Canceled, 3 = Scheduled', usedFor: 'whether it is final' },
  msdyn_conversationhandletimeinseconds: { kind: 'seconds', what: 'handle time', usedFor: 'handle time', isOptional: true },
  msdyn_conversationtalktimeinseconds: { kind: 'seconds', what: 'talk time', usedFor: 'talk time', isOptional: true },
  msdyn_conversationholdtimeinseconds: { kind: 'seconds', what: 'hold time', usedFor: null, isOptional: true },
  msdyn_conversationwrapuptimeinseconds: { kind: 'seconds', what: 'wrap-up time', usedFor: null, isOptional: true },
  msdyn_isabandoned: { kind: 'yesNo', what: 'the person left before a representative came', usedFor: 'abandonment', isOptional: true },
  msdyn_isagentaccepted: { kind: 'yesNo', what: 'a representative accepted', usedFor: 'attempts that one took', isOptional: true },
  modifiedon: { kind: 'dateTime', what: 'last change', usedFor: 'which version of a conversation is newer' },
  versionnumber: { kind: 'version', what: 'counts up with each change', usedFor: 'rows that two pages have' },
} as const satisfies Columns;
