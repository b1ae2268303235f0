/** What the checks look at. Each part is opened when a check first asks for it, so that one that cannot be opened fails its own checks alone. */

import type { Transport } from '../dataverse/transport.ts';
import type { EntraAuth, TokenSource } from '../entra/entra-auth.ts';
import type { Environment } from '../environment/reader.ts';
import type { Health } from '../health/health.ts';
import type { StorageClients } from '../history/open-storage.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import type { Tried } from '../mail/tried.ts';
import type { Settings } from '../settings/settings.ts';
import type { PauseState } from '../subscriptions/sending/server-pause.ts';
import type { SubscriptionStore } from '../subscriptions/subscription/subscription.ts';

export interface Patient {
  readonly env: Environment;
  /** Undefined where one of them is wrong; then `problems` says which. */
  readonly settings: Settings | undefined;
  readonly problems: readonly string[];
  /** UTC epoch milliseconds. */
  readonly now: () => number;
  readonly zoneData: ZoneReleases;
  /** Undefined where its settings are wrong. */
  readonly dataverse: DataversePatient | undefined;
  readonly storage: StoragePatient | undefined;
  /** Asks the queues of the Functions host for one page of their names; undefined where no setting says where they are. @throws StoreError, SettingsError */
  readonly listQueues: ((signal: AbortSignal) => Promise<void>) | undefined;
  /** Undefined where settings are wrong. */
  readonly mail: MailPatient | undefined;
  /** What the platform says of who asks; null where nobody has signed in. */
  readonly principal: string | null;
}

/** Releases of the IANA time zone database, such as "2026f". */
export interface ZoneReleases {
  readonly shipped: string;
  /** Of the running Node; it cuts no days, and may know that there is a newer one. */
  readonly node: string;
}

export interface DataversePatient {
  readonly kind: EntraAuth['kind'];
  /** @throws SettingsError for a certificate that cannot be read */
  readonly token: () => TokenSource;
  /** @throws SettingsError */
  readonly transport: () => Transport;
}

export interface StoragePatient {
  readonly prefix: string;
  /** @throws SettingsError */
  readonly clients: () => Promise<StorageClients>;
  /** To be asked once the tables are there. */
  readonly documents: () => Promise<DocumentStore>;
  /** @throws StoreError */
  readonly health: () => Promise<Health>;
  readonly subscriptions: () => ReturnType<SubscriptionStore['list']>;
}

export interface MailPatient {
  /** Name of the transport. */
  readonly transport: string;
  /** @throws MailError */
  readonly tryOut: (signal: AbortSignal) => Promise<Tried>;
  /** What the mail server failed with before; undefined where nothing is known. */
  readonly pause: () => Promise<PauseState | undefined>;
}
