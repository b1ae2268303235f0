/** What the rules of filing say of one row, without a store: what a situation is held against. */
/** Days of a world, each standing for its first quarter hour. */
export const CREATED = 1;
export const OLD = 3;
export const PLACE = 4;
export const OTHER = 5;
export const FROZEN = 6;
export const LAST = 7;

/** A version of the row, and the day on which it finished; null = it is open. */
export interface Version {
  readonly version: number;
  readonly at: number | null;
}

/** What has happened to the row, as the rules see it: a filing that died is one that the journal will repeat. */
export type Event = Version | { readonly freeze: readonly number[] };

/** What the rules say of one row, a version at a time and undisturbed. */
export class Model {
  readonly frozen = new Set([FROZEN]);
  entry: Version | undefined;
  /** The version that counts, at its place. */
  counted: Version | undefined;

  constructor(story: readonly Event[]) {
    for (const event of story) this.tell(event);
  }

  tell(event: Event): void {
    if ('version' in event) this.#file(event);
    else {
      for (const day of event.freeze) this.frozen.add(day);
      if (this.#isFrozen(CREATED) && this.#isFrozen(this.entry?.at ?? null)) this.entry = undefined;
    }
  }

  #file(coming: Version): void {
    const known = this.entry;
    if (known === undefined && this.#isFrozen(CREATED)) return;
    if (known !== undefined && known.version >= coming.version) return;
    const isMove = known !== undefined && known.at !== null;
    if (isMove && (this.#isFrozen(known.at) || this.#isFrozen(coming.at))) {
      this.entry = { version: coming.version, at: known.at };
      return;
    }
    this.entry = coming;
    this.counted = coming.at === null || this.#isFrozen(coming.at) ? undefined : coming;
  }

  #isFrozen(day: number | null): boolean {
    return day !== null && this.frozen.has(day);
  }
}
