/** The two Dataverse tables as their rows arrive from the Web API: column names as on the wire, every column but the key may be null or absent. */

type Text = string | null | undefined;
/** ISO 8601 in UTC, seconds precision as a rule ("2023-04-07T21:59:01Z"); checked to be a date when the row was parsed. */
type DateTime = string | null | undefined;

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
  readonly msdyn_seq_no?: number | null | undefined;
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
