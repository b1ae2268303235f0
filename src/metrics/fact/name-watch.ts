/** Which of the texts that settings name rows hold: a name that no row ever has is a typing mistake as a rule, and nothing else would tell. */

import { RESULT_TYPE } from '../row/attribute-types.ts';
import { parseDispositions } from '../row/dispositions.ts';
import type { AttributeRow, DeliveryRow } from '../row/row.ts';
import { textKey } from '../row/text.ts';
import type { NamedText } from '../rules/named-text.ts';

/** Looks for names in rows. */
export interface NameWatch {
  /** Takes note of the names that a row and its attributes hold. */
  look(row: DeliveryRow, attributes: readonly AttributeRow[]): void;
  /** The names met so far. */
  readonly met: ReadonlySet<NamedText>;
}

/** A watch for names, none of them met yet; the more of them are met, the less there is to look for. */
export function watchNames(names: readonly NamedText[]): NameWatch {
  const met = new Set<NamedText>();
  const codes = byKey(names, 'code');
  const keywords = byKey(names, 'keyword');
  return {
    met,
    look(row, attributes) {
      if (codes.size > 0) {
        for (const code of parseDispositions(row.msdyn_disposition_codes ?? '').codes) meet(codes, textKey(code), () => true, met);
      }
      if (keywords.size === 0) return;
      for (const attribute of attributes) meet(keywords, textKey(attribute.msdyn_keyword ?? ''), (name) => isHeld(name, attribute), met);
    },
  };
}

type NamesByKey = Map<string, readonly NamedText[]>;

function byKey(names: readonly NamedText[], kind: NamedText['names']): NamesByKey {
  return Map.groupBy(
    names.filter((name) => name.names === kind),
    ({ key }) => key,
  );
}

/** Moves the names of a key that are held from those to look for to those met. */
function meet(waiting: NamesByKey, key: string, isMet: (name: NamedText) => boolean, met: Set<NamedText>): void {
  const names = waiting.get(key);
  if (names === undefined) return;
  const left = names.filter((name) => !isMet(name));
  for (const name of names) if (!left.includes(name)) met.add(name);
  if (left.length === 0) waiting.delete(key);
  else waiting.set(key, left);
}

function isHeld({ setting, value }: NamedText, attribute: AttributeRow): boolean {
  // Sums are made of results alone.
  if (setting === 'VALUE_ATTRIBUTES' && attribute.msdyn_type !== RESULT_TYPE) return false;
  return value === null || textKey(attribute.msdyn_value ?? '') === value;
}
