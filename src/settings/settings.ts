/** All settings of the app, read once from the environment into one readonly object. README.md and local.settings.sample.json list them. */
import type { AccessSettings } from '../access/access-settings.ts';
import { type Environment, settingsReader } from '../environment/reader.ts';
import type { StorageConnection } from '../history/open-storage.ts';
import { withDisplayName } from '../mail/address.ts';
import type { Rules } from '../metrics/rules/rules.ts';
import type { RetentionPeriods } from '../retention/periods.ts';
import type { BrandSettings, ContentSettings } from '../subscriptions/subscription/mail-choices.ts';
import { readAccess } from './access.ts';
import { readBrand } from './brand.ts';
import { readContent } from './content.ts';
import { type DataverseSettings, readDataverse } from './dataverse.ts';
import { type DigestSettings, readDigest } from './digest.ts';
import { type UnknownName, unknownNames } from './known-settings.ts';
import { type MailSettings, readMail } from './mail.ts';
import { type ReportSettings, readReport } from './report.ts';
import { readRetention } from './retention.ts';
import { readRules } from './rules.ts';
import { readHistoryPrefix, readStorage } from './storage.ts';

export interface Settings extends DigestSettings, ReportSettings {
  readonly dataverse: DataverseSettings;
  readonly storage: StorageConnection;
  /** What the names of the history's tables and container begin with: another one is another history in the same storage. */
  readonly historyPrefix: string;
  readonly mail: MailSettings;
  readonly retention: RetentionPeriods;
  readonly rules: Rules;
  readonly access: AccessSettings;
  readonly content: ContentSettings;
  readonly branding: BrandSettings;
  /** Names in the environment that look like settings and are none. */
  readonly unknownNames: readonly UnknownName[];
}

/** Reads and checks every setting. @throws SettingsError that lists all problems */
export function readSettings(env: Environment): Settings {
  const reader = settingsReader(env);
  const dataverse = readDataverse(reader);
  const mail = readMail(reader);
  const others = {
    storage: readStorage(reader),
    historyPrefix: readHistoryPrefix(reader),
    retention: readRetention(reader),
    rules: readRules(reader, dataverse.url),
    access: readAccess(reader),
    content: readContent(reader),
    branding: readBrand(reader, mail?.from ?? ''),
    ...readDigest(reader, mail?.allowedDomains),
    ...readReport(reader),
    unknownNames: unknownNames(env),
  };
  return { dataverse, ...others, mail: named(reader.checked(mail), others.branding) };
}

/** Readers see who writes by a name, not by an address alone. */
function named(mail: MailSettings, { brand }: BrandSettings): MailSettings {
  return { ...mail, from: withDisplayName(mail.from, brand.name) };
}
