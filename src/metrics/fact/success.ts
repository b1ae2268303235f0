/** Whether a delivery achieved what the organisation calls a success (SUCCESS_MAP). */
import type { AttributeRow } from '../row/row.ts';
import type { Success } from './rules.ts';

/** By a disposition code, or by the value of an attribute; compared without regard to case and surrounding blanks. */
export function isSuccess(codes: readonly string[], attributes: readonly AttributeRow[], success: Success): boolean {
  if (success.codes.size > 0 && codes.some((code) => success.codes.has(code.toLowerCase()))) return true;
  if (success.attributes.size === 0) return false;
  return attributes.some(
    ({ msdyn_keyword: keyword, msdyn_value: value }) => success.attributes.get(plain(keyword))?.has(plain(value)) === true,
  );
}

function plain(text: string | null | undefined): string {
  return (text ?? '').trim().toLowerCase();
}
