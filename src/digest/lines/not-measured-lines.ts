/** What nothing measures, each with the reason. */
import type { NotMeasured, Report } from '../../report/report.ts';
import { DECLARED_MISSING, type MissingId } from '../../words/declared/quality.ts';
import type { Said, Words } from '../../words/words.ts';
import { limited } from './limited.ts';
import { reasonWords } from './reason-words.ts';

const MAX_NAME = 160;
// More than there are; a stored report might hold anything.
const MOST = 40;

/** All of it: a reader who asks for this asks for the whole. */
export function notMeasuredLines({ compliance }: Pick<Report, 'compliance'>, words: Words): Said[] {
  return limited(
    compliance.notMeasured.map((missing) => lineOf(missing, words)),
    words,
    MOST,
  );
}

function lineOf({ id, name, reason, reasonId, values = {} }: NotMeasured, words: Words): Said {
  return words.say('missing.line', {
    what: Object.hasOwn(DECLARED_MISSING, `missing.${id}`) ? words.say(`missing.${id}` as MissingId) : words.name(name, MAX_NAME),
    reason: reasonWords(reasonId === undefined ? null : { id: reasonId, values }, reason, words),
  });
}
