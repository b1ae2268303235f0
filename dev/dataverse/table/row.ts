/** A stored row: columns by wire name, never changed once stored. */
export type Row = Readonly<Record<string, unknown>>;
