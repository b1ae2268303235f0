/** The Dataverse tables as their rows arrive from the Web API: columns named as on the wire, every one but the key may be null or absent. */
import type { RowOf } from './column.ts';
import type { ATTRIBUTE_COLUMNS, CONVERSATION_COLUMNS, DELIVERY_COLUMNS } from './columns.ts';

/** A row of msdyn_proactive_delivery. */
export interface DeliveryRow extends RowOf<typeof DELIVERY_COLUMNS> {}

/** A row of msdyn_proactive_delivery_attribute. */
export interface AttributeRow extends RowOf<typeof ATTRIBUTE_COLUMNS> {}

/** A row of msdyn_ocliveworkitem, a conversation. */
export interface ConversationRow extends RowOf<typeof CONVERSATION_COLUMNS> {}
