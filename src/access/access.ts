/** Who may open what without a key: the use cases of sign-in and links in one. */
import { type Credentials, type IdentifyPorts, identify } from './identify.ts';
import type { Links } from './links.ts';
import type { Reader } from './reader.ts';
import type { RecordAccess } from './record-access.ts';

export interface Access {
  readonly links: Links;
  /** @throws AccessError that says what to do, StoreError */
  identify(credentials: Credentials): Promise<Reader>;
  /** Notes in the run log who opened what. */
  readonly record: RecordAccess;
}

/** By the settings. */
export function accessOf(settings: IdentifyPorts['settings'], links: Links, record: RecordAccess): Access {
  return { links, record, identify: (credentials) => identify({ settings, links }, credentials) };
}
