/** Lengths of time. Written by hand where they are digits alone: Intl.DurationFormat is not in every Node that runs this, and says nothing of zero. */
import type { Said } from './declared/arguments.ts';
import type { Say } from './say.ts';

// Longer than this no queue is worked off at any pace that means something.
const MAX_HOURS = 999;

export interface Lengths {
  /** m:ss, from an hour on h:mm:ss. */
  duration(seconds: number | null): Said;
  /** How a duration changed ("+0:12"), null where either is not known. */
  durationChange(now: number | null, before: number | null): Said | null;
  /** In the unit that suits it: "45 secs", "12 mins", "3.5 hrs", "4.2 days". */
  span(seconds: number | null): Said;
  /** Hours: "0.4 hrs", "over 999 hrs". */
  hours(hours: number | null): Said;
}

/** The formatter of a locale. */
export function lengthsOf(locale: string, say: Say): Lengths {
  const unit = (name: string, digits: number) => {
    const options = {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    } as const;
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => finished(format.format(value));
  };
  const [seconds, minutes, hours, wholeHours, days] = [
    unit('second', 0),
    unit('minute', 0),
    unit('hour', 1),
    unit('hour', 0),
    unit('day', 1),
  ];
  return {
    duration: (length) => (isKnown(length) ? finished(clockOf(length)) : say('notAvailable')),
    durationChange(now, before) {
      if (!isKnown(now) || !isKnown(before)) return null;
      const change = Math.round(now) - Math.round(before);
      return change === 0 ? say('noChange') : finished(`${change > 0 ? '+' : '\u2212'}${clockOf(Math.abs(change))}`);
    },
    span(length) {
      if (!isKnown(length)) return say('notAvailable');
      if (length < 60) return seconds(Math.round(length));
      if (length < 3_600) return minutes(Math.round(length / 60));
      return length < 172_800 ? hours(length / 3_600) : days(length / 86_400);
    },
    hours(length) {
      if (!isKnown(length)) return say('notAvailable');
      if (length > MAX_HOURS) return say('hours.over', { hours: wholeHours(MAX_HOURS) });
      return length < 9.95 ? hours(length) : wholeHours(length);
    },
  };
}

/** A length that a stored report lacks is none either. */
function isKnown(length: number | null): length is number {
  return Number.isFinite(length);
}

function clockOf(length: number): string {
  const whole = Math.round(length);
  const [hours, minutes, seconds] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => `${n}`.padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

function finished(text: string): Said {
  return text as Said;
}
