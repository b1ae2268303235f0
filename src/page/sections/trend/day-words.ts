/** What a day of the trend is, in words. */
import type { Said, Words } from '../../../words/words.ts';
import { changedAddress } from '../../address/address-of.ts';
import type { SectionSource } from '../../parts/section.ts';
import type { TrendDay } from './trend-days.ts';

/** "not read", "restated", "provisional"; null where there is nothing to say. */
export function stateWords({ isRead, state = 'closed' }: TrendDay, words: Words): Said | null {
  if (!isRead) return words.say('dayState.unread');
  return state === 'closed' || state === 'unread' ? null : words.say(`dayState.${state}`);
}

/** "Fri 27 Nov: 646, 20.3%, restated": both numbers stand in the drawing under it, with what they are. */
export function dayWords(day: TrendDay, words: Words): Said {
  const name = words.date(day.date, 'brief');
  const state = stateWords(day, words);
  if (day.deliveries === null) return words.say('trend.dayState', { day: name, what: state ?? words.say('notAvailable') });
  const said = words.say('trend.day', { day: name, number: words.count(day.deliveries), reached: words.percent(day.live?.value ?? null) });
  return state === null ? said : words.say('trend.dayState', { day: said, what: state });
}

/** The page of the day; undefined for who may open the days of a link alone. */
export function dayAddress({ date }: TrendDay, { address, isLink }: Pick<SectionSource, 'address' | 'isLink'>): string | undefined {
  return isLink ? undefined : changedAddress(address, { period: { kind: 'day', from: date, to: date }, sort: [] });
}
