/** The parts of a report that tell what the organisation set up: limits of configurations, and uploads that failed. */
import type { Rate } from '../../metrics/kpis/rate.ts';
import type { ConfigurationLimits } from '../../metrics/row/configuration-limits.ts';

/** The limits of a configuration's owner, beside the rates of the period. */
export interface WithLimits {
  /** As they were last read, which may be after the period; null where it has none, or they may not be read. */
  readonly limits: ConfigurationLimits | null;
  /** Abandoned of the attempts that tell of it; null where nothing does. */
  readonly abandonment: Rate | null;
  /** BotFailed of the calls that an agent answered or may have answered. */
  readonly botFailure: Rate;
}

/** An uploaded file of which no delivery came, or not all that it held. */
export interface FailedUploadItem {
  /** Journey id of its deliveries. */
  readonly key: string;
  readonly name: string;
  readonly configuration: string;
  readonly configurationName: string;
  /** failed = nothing came of it, errors = a part. */
  readonly outcome: 'failed' | 'errors';
  /** When it was uploaded, ISO 8601 UTC. */
  readonly at: string;
  /** What Dynamics said, without numbers, ids, addresses and quotations; "" where it said nothing. */
  readonly message: string;
}
