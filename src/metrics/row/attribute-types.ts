/** msdyn_type of an attribute (CEC reference of msdyn_proactive_delivery_attribute, msdyn_proactive_delivery_attribute_msdyn_type). */

/** Given before the call. */
export const INPUT_TYPE = 700_610_000;
/** What the delivery produced. */
export const RESULT_TYPE = 700_610_001;
