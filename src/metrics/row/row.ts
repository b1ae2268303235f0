/** The Dataverse tables as their rows arrive from the Web API: column names as on the wire, every column but the key may be null or absent. */

type Text = string | null | undefined;
/** ISO 8601 in UTC, seconds precision as a rule ("2023-04-07T21:59:01Z"); checked to be a date when the row was parsed. */
type DateTime = string | null | undefined;
type YesNo = boolean | null | undefined;
/** Whole seconds, 0 or more. */
type Seconds = number | null | undefined;

/** A row of msdyn_proactive_delivery (learn.microsoft.com/dynamics365/field-service/developer/reference/entities/msdyn_proactive_delivery). */
export interface DeliveryRow {
  readonly msdyn_proactive_deliveryid: string;
  readonly msdyn_delivery_id?: Text;
  readonly msdyn_conversation_id?: Text;
  readonly msdyn_proactive_engagement_config_id?: Text;
  readonly msdyn_journey_id?: Text;
  readonly msdyn_contact_id?: Text;
  readonly msdyn_channel?: Text;
  readonly msdyn_status?: Text;
  readonly msdyn_queue_id?: Text;
  readonly msdyn_dialmode_type?: Text;
  readonly msdyn_to_address?: Text;
  readonly msdyn_from_address?: Text;
  readonly msdyn_window_start_date?: DateTime;
  readonly msdyn_window_end_date?: DateTime;
  readonly msdyn_start_date?: DateTime;
  readonly msdyn_end_date?: DateTime;
  readonly msdyn_result?: Text;
  readonly msdyn_result_date?: DateTime;
  readonly msdyn_disposition_codes?: Text;
  readonly msdyn_tracking_id?: Text;
  // From here to msdyn_start_of_speech_timestamp: newer columns, which many organisations lack.
  /** 1 to 1000. */
  readonly msdyn_seq_no?: number | null | undefined;
  readonly msdyn_batch_id?: Text;
  readonly msdyn_engagement_type?: Text;
  readonly msdyn_country?: Text;
  readonly msdyn_postal_code?: Text;
  /** Display name "State", between country and postal code: of an address, as it seems, and no lifecycle. */
  readonly msdyn_state?: Text;
  /** JSON of SIP code, Q.850 cause and reason; not checked to be that. */
  readonly msdyn_sip_diagnostics?: Text;
  readonly msdyn_exceeded_customer_wait_threshold?: YesNo;
  readonly msdyn_speech_detected?: YesNo;
  readonly msdyn_csr_connected_date?: DateTime;
  readonly msdyn_customer_connected_date?: DateTime;
  readonly msdyn_start_of_speech_timestamp?: DateTime;
  readonly createdon?: DateTime;
  readonly modifiedon?: DateTime;
  readonly partitionid?: Text;
  /** BigInt on the wire: a number or a string of digits. */
  readonly versionnumber?: number | string | null | undefined;
}

/** A row of msdyn_proactive_delivery_attribute. */
export interface AttributeRow {
  readonly msdyn_proactive_delivery_attributeid: string;
  /** Primary key of the delivery. */
  readonly _msdyn_proactive_delivery_value?: Text;
  readonly msdyn_keyword?: Text;
  readonly msdyn_value?: Text;
  /** 700610000 = Input, 700610001 = Result. */
  readonly msdyn_type?: number | null | undefined;
  readonly createdon?: DateTime;
  readonly modifiedon?: DateTime;
  readonly partitionid?: Text;
  readonly versionnumber?: number | string | null | undefined;
}

/** A row of msdyn_ocliveworkitem, a conversation; the times are there where the Omnichannel Conversation Extension is installed. */
export interface ConversationRow {
  readonly activityid: string;
  /** Display name "ConversationId"; whether it equals activityid is not documented. */
  readonly msdyn_ocliveworkitemid?: Text;
  /** systemuserid of the current or last agent, null where none accepted it. */
  readonly _msdyn_activeagentid_value?: Text;
  readonly msdyn_closedon?: DateTime;
  /** 0 = Open, 1 = Completed, 2 = Canceled, 3 = Scheduled. */
  readonly statecode?: number | null | undefined;
  readonly msdyn_conversationhandletimeinseconds?: Seconds;
  readonly msdyn_conversationtalktimeinseconds?: Seconds;
  readonly msdyn_conversationholdtimeinseconds?: Seconds;
  readonly msdyn_conversationwrapuptimeinseconds?: Seconds;
  readonly msdyn_isabandoned?: YesNo;
  readonly msdyn_isagentaccepted?: YesNo;
  readonly modifiedon?: DateTime;
  readonly versionnumber?: number | string | null | undefined;
}
