/** What a frequency cap is called: by its numbers, so that every language can say it. */
import type { Said, Words } from '../../words/words.ts';

const HOURS_A_DAY = 24;

/** "3 in 24 hours", "7 in 7 days". */
export function capName({ attempts, hours }: { readonly attempts: number; readonly hours: number }, words: Words): Said {
  return hours > HOURS_A_DAY && hours % HOURS_A_DAY === 0
    ? words.say('cap.days', { count: attempts, days: hours / HOURS_A_DAY })
    : words.say('cap.hours', { count: attempts, hoursLong: hours });
}
