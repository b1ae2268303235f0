/** How long each kind of stored value is kept. */

/** Days. */
export interface RetentionPeriods {
  /** Facts and intake entries: so long after their day of UTC, or after that was last filed to where that is later. Then the day is frozen. */
  readonly factsDays: number;
  /** Cubes of frozen days, and backlog counts. At least factsDays. */
  readonly cubeDays: number;
  /** Day snapshots, all versions, and digests as they were sent; undefined = for ever. */
  readonly snapshotDays: number | undefined;
  readonly runLogDays: number;
}
