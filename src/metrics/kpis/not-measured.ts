/** Something that readers ask for and the tables cannot give. */

/** What the values of a reason may be: a count, a share from 0 to 1, an instant (ISO 8601 UTC), a text; several texts are a list. */
export type ReasonValue = string | number | null | readonly string[];
export type ReasonValues = Readonly<Record<string, ReasonValue>>;

export interface NotMeasured {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  /** The same as an id, and its values where it has any; older versions lack it, and reasons that came as words alone. */
  readonly reasonId?: string;
  readonly values?: ReasonValues;
}
