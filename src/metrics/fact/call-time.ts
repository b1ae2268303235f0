/** When an attempt was made on the called party's own clock, and whether the rule pack allows it. */

import type { AttributeRow, DeliveryRow } from '../row/row.ts';
import type { Rules } from '../rules/rules.ts';
import { calledZonesOf } from '../zones/called-zones.ts';
import { callingHoursOf, localSlotOf } from '../zones/calling-hours.ts';
import type { Fact } from './fact.ts';
import { isIn, SETS } from './sets.ts';
import { isZoneKeyword } from './zone-keyword.ts';

/** Of an attempt with a start; any other row has no call time. */
export function callTimeOf(
  row: DeliveryRow,
  attributes: readonly AttributeRow[],
  startMs: number | null,
  sets: number,
  { rulePack }: Pick<Rules, 'rulePack'>,
): Pick<Fact, 'localSlot' | 'hours'> {
  if (startMs === null || !isIn(sets, SETS.attempts)) return { localSlot: -1, hours: '' };
  const { zones } = calledZonesOf({
    number: row.msdyn_to_address ?? '',
    zone: zoneAttributeOf(attributes),
    country: row.msdyn_country ?? '',
    state: row.msdyn_state ?? '',
    postalCode: row.msdyn_postal_code ?? '',
  });
  return { localSlot: localSlotOf(startMs, zones), hours: callingHoursOf(startMs, zones, rulePack) };
}

/** The zone that an attribute names. */
function zoneAttributeOf(attributes: readonly AttributeRow[]): string {
  for (const { msdyn_keyword: keyword, msdyn_value: value } of attributes) if (value && isZoneKeyword(keyword ?? '')) return value;
  return '';
}
