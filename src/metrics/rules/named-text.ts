/** A text that a setting names and that rows are to hold. */

/** One of them; a setting names each once. */
export interface NamedText {
  /** Name of the setting. */
  readonly setting: 'DISPOSITION_MAP' | 'SUCCESS_MAP' | 'ATTRIBUTE_VALUES' | 'VALUE_ATTRIBUTES';
  /** As it is told: a code, a keyword, or "keyword = value". */
  readonly name: string;
  /** A disposition code, or the keyword of an attribute. */
  readonly names: 'code' | 'keyword';
  /** Of the code or keyword, as textKey() gives it. */
  readonly key: string;
  /** The value that the attribute is to have, as textKey() gives it; null = any. */
  readonly value: string | null;
}
