/** What nothing measures, each with the reason. */
import type { NotMeasured, Report } from '../../report/report.ts';
import { DECLARED_MISSING, type MissingId } from '../../words/declared/quality.ts';
import type { Said, Words } from '../../words/words.ts';
import { reasonWords } from './reason-words.ts';

const MAX_NAME = 160;

/** All of it: a reader who asks for this asks for all. */
export function notMeasuredLines({ compliance }: Pick<Report, 'compliance'>, words: Words): Said[] {
  return compliance.notMeasured.map((missing) => lineOf(missing, words));
}

function lineOf({ id, name, reason, reasonId, values = {} }: NotMeasured, words: Words): Said {
  return words.say('missing.line', {
    what: Object.hasOwn(DECLARED_MISSING, `missing.${id}`) ? words.say(`missing.${id}` as MissingId) : words.name(name, MAX_NAME),
    reason: reasonWords(reasonId === undefined ? null : { id: reasonId, values }, reason, words),
  });
}
