/** Which attributes tell a contact's time zone. */
import { remembered } from '../row/text.ts';

/** Whether a keyword is one: "timezone", "contactTimeZone", "customer_time_zone" and the like. */
export const isZoneKeyword = remembered((keyword: string) => /^(?:contact|customer)?[\s_-]*time[\s_-]*zone$/i.test(keyword.trim()));
