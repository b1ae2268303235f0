/** What every kind of trigger needs of the host it runs in. */
import type { HostSettings } from './host-settings.ts';
import type { AccessKeys } from './keys.ts';
import type { App } from './load-app.ts';
import type { Log } from './log.ts';
import type { Outputs } from './outputs.ts';
import type { Queues } from './queues.ts';
import type { Running } from './running.ts';
import type { SignIn } from './sign-in/sign-in.ts';

export interface Host {
  readonly app: App;
  readonly settings: HostSettings;
  /** Absent = none is asked for. */
  readonly keys?: AccessKeys | undefined;
  /** Absent = nobody can sign in, and what a client says of it goes through. */
  readonly signIn?: SignIn | undefined;
  readonly queues: Queues;
  readonly outputs: Outputs;
  readonly running: Running;
  readonly log: Log;
}
