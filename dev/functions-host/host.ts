/** What every kind of trigger needs of the host it runs in. */
import type { HostSettings } from './host-settings.ts';
import type { AccessKeys } from './keys.ts';
import type { App } from './load-app.ts';
import type { Log } from './log.ts';
import type { Outputs } from './outputs.ts';
import type { Queues } from './queues.ts';
import type { Running } from './running.ts';

export interface Host {
  readonly app: App;
  readonly settings: HostSettings;
  /** Absent = none is asked for. */
  readonly keys?: AccessKeys | undefined;
  readonly queues: Queues;
  readonly outputs: Outputs;
  readonly running: Running;
  readonly log: Log;
}
