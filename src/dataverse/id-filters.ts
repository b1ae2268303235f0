/** In which forms deliveries and attributes are looked up by id, the quickest first: which of them an organisation takes is found out by trying. */
import { filtersBy, type IdFilter } from './id-lookup.ts';
import { DELIVERIES } from './table-definitions.ts';

type IdFilters = readonly [IdFilter, ...IdFilter[]];

/** By primary key. */
export const DELIVERY_FILTERS: IdFilters = filtersBy(DELIVERIES.primaryKey);

/** By the delivery that they belong to. */
export const ATTRIBUTE_FILTERS: IdFilters = [
  { form: 'in', column: 'msdyn_proactive_delivery' },
  { form: 'in', column: '_msdyn_proactive_delivery_value' },
  { form: 'or', column: '_msdyn_proactive_delivery_value' },
];
