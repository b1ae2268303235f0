/** Calls and people reached by weekday and hour of the called party, with the hours that the rule pack allows. */
import { type Html, html } from '../../../html.ts';
import { rulePackOf } from '../../../metrics/zones/rule-packs.ts';
import { certainlyLive } from '../../../report/live.ts';
import type { CallHour, Report } from '../../../report/report.ts';
import type { Said, Words } from '../../../words/words.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { heatGrid, hourColumns } from '../../tables/heat-grid.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOUR_MINUTES = 60;
const LAST_HOUR = 23;

/** Null where no call's local hour is known, and in versions that do not tell. */
export function gridSection({ report, words }: SectionSource): Html | null {
  const { callHours = [], bestTime } = report;
  if (callHours.length === 0) return null;
  const note = words.say('grid.note', { days: bestTime?.days ?? report.period.days });
  const grid = (label: Said, figureOf: (hour: CallHour) => number) =>
    html`<div><h3>${label}</h3>${gridOf(report, label, figureOf, words)}</div>`;
  return sectionOf({
    id: 'grid',
    title: words.say('grid.title'),
    note: hoursOf(report, 1) === null ? note : words.paragraph([note, words.say('grid.outside')]),
    body: html`<div class="grids">${grid(words.say('grid.attempts'), ({ voiceAttempts }) => voiceAttempts)}${grid(words.say('grid.reached'), certainlyLive)}</div>`,
  });
}

function gridOf(report: Report, label: Said, figureOf: (hour: CallHour) => number, words: Words): Html {
  const { callHours = [] } = report;
  const weekdays = WEEKDAYS.filter((weekday) => callHours.some((one) => one.weekday === weekday));
  const bounds = weekdays.flatMap((weekday) => hoursOf(report, weekday) ?? []);
  const used = callHours.map(({ hour }) => hour);
  return heatGrid({
    label,
    nameLabel: words.say('grid.weekday'),
    // An hour beyond the allowed ones on both sides shows where they end.
    columns: hourColumns(
      Math.max(0, Math.min(...used, ...bounds.map((hour) => hour - 1))),
      Math.min(LAST_HOUR, Math.max(...used, ...bounds)),
    ),
    rows: weekdays.map((weekday) => ({
      name: words.weekday(weekday),
      cells: Array.from({ length: LAST_HOUR + 1 }, (_, hour) => {
        const isOutside = isOutsideOf(hoursOf(report, weekday), hour);
        const one = callHours.find((cell) => cell.weekday === weekday && cell.hour === hour);
        if (one === undefined) return isOutside ? { value: 0, text: '', isOutside } : null;
        return { value: figureOf(one), text: words.count(figureOf(one)), isOutside };
      }),
    })),
  });
}

/** The allowed hours of a weekday, the second excluded; both the same where none is; null where the rule pack is not known. */
function hoursOf({ compliance }: Report, weekday: number): readonly [number, number] | null {
  const hours = rulePackOf(compliance.rulePack.id)?.hours[weekday - 1];
  return hours === undefined ? null : [hours[0] / HOUR_MINUTES, hours[1] / HOUR_MINUTES];
}

function isOutsideOf(allowed: readonly [number, number] | null, hour: number): boolean {
  return allowed !== null && (hour < allowed[0] || hour >= allowed[1]);
}
