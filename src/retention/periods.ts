/** How long each kind of stored value is kept. */

/** Days. */
export interface RetentionPeriods {
  /** Facts and intake entries: so long after their quarter hour, or after they were filed where that is later. Then the quarter hour is frozen. */
  readonly factsDays: number;
  /** Cubes of frozen quarter hours, and backlog counts. At least factsDays. */
  readonly cubeDays: number;
  /** Day snapshots, all versions, and digests as they were sent; undefined = for ever. */
  readonly snapshotDays: number | undefined;
  readonly runLogDays: number;
}
