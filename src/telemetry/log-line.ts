/** A line of the log: words for people, then the same as JSON for queries, without a trace of a person in either. */
import { LOG_FIELDS, type LogEvent, type LogField, type LogFields } from './log-fields.ts';

const MAX_CHARS = 1_000;
/** Stands for a value that has not the form of its field. */
const ODD = '(odd)';

/** Pure: such as `harvest: 3 deliveries {"event":"harvest.read","run":"0f...","deliveries":3}`. */
export function logLine(event: LogEvent, text: string, { counts = {}, ...texts }: LogFields): string {
  const fields = Object.entries(texts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, checked(name, value)]);
  const numbers = Object.entries(counts).filter(([, count]) => Number.isFinite(count));
  return `${plain(text)} ${JSON.stringify({ event, ...Object.fromEntries([...fields, ...numbers]) })}`;
}

function checked(name: string, value: string): string {
  return Object.hasOwn(LOG_FIELDS, name) && LOG_FIELDS[name as LogField].test(value) ? value : ODD;
}

/** One line without mail addresses and telephone numbers; braces are those of the JSON alone. */
function plain(text: string): string {
  return text
    .slice(0, MAX_CHARS)
    .replace(/[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g, '(address)')
    .replace(/\+\p{N}[\p{N}\s()./-]{5,}\p{N}|(?<![\w-])\p{N}{7,}(?![\w-])/gu, '(number)')
    .replace(/[{}]/g, '|')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
}
