/** Whether a delivery achieved what the organisation calls a success (SUCCESS_MAP). */
import { parseDispositions } from '../row/dispositions.ts';
import type { AttributeRow } from '../row/row.ts';
import { textKey } from '../row/text.ts';
import type { Success } from '../rules/rules.ts';

const NONE: readonly string[] = [];

/**
 * The codes of msdyn_disposition_codes as settings name them, as textKey() gives them. Of the text as it came, before the called person is taken out
 * of it: "Will call back" stays that where Will is called.
 */
export function namedCodesOf(text: string): readonly string[] {
  return text === '' ? NONE : parseDispositions(text).codes.map(textKey);
}

/** By a disposition code, or by the value of an attribute. @param codes as textKey() gives them */
export function isSuccess(codes: readonly string[], attributes: readonly AttributeRow[], success: Success): boolean {
  if (success.codes.size > 0 && codes.some((code) => success.codes.has(code))) return true;
  if (success.attributes.size === 0) return false;
  return attributes.some(
    ({ msdyn_keyword: keyword, msdyn_value: value }) => success.attributes.get(textKey(keyword ?? ''))?.has(textKey(value ?? '')) === true,
  );
}
