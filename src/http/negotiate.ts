/** Which of the types that an address serves fits a request's Accept header best (RFC 9110, 12.5.1). */
import Negotiator from 'negotiator';
import { NotAcceptableError } from '../errors.ts';
import { shown } from '../time/zone.ts';

// What is said of a type beside its weight ("; charset=utf-8") is a wish, and no reason to refuse.
// What is quoted goes first: a comma or a semicolon in it ends nothing.
const QUOTED_WISHES = /;[^;,="]*="(?:[^"\\]|\\.)*"/g;
const WISHES = /;(?!\s*q\s*=)[^;,]*/gi;

/**
 * The best of `served`; of equal ones the first, so that a caller who takes anything, or says nothing, gets that.
 * @param accept the header, null where there is none
 * @throws NotAcceptableError where none of them is acceptable
 */
export function negotiated<Type extends string>(accept: string | null, served: readonly Type[]): Type {
  const header = accept?.replace(QUOTED_WISHES, '').replace(WISHES, '').trim() || '*/*';
  const best = new Negotiator({ headers: { accept: header } }).mediaType(served);
  const type = served.find((one) => one === best);
  if (type === undefined)
    throw new NotAcceptableError(`Cannot answer with "${shown(header)}": this address serves ${served.join(', ')}`, served);
  return type;
}
