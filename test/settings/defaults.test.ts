/** What every setting is where only the required ones are given; the README says the same. */
import { expect, test } from 'vitest';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { rulePackOf } from '../../src/metrics/zones/rule-packs.ts';
import { readSettings } from '../../src/settings/settings.ts';

const KEY = 'a key of sixteen characters or more';
const GOOD: Readonly<Record<string, string>> = {
  DATAVERSE_URL: 'https://contoso.crm4.dynamics.com',
  STORAGE_CONNECTION: 'UseDevelopmentStorage=true',
  MAIL_TRANSPORT: 'smtp',
  MAIL_SMTP_URL: 'smtps://robot:hunter22@mail.contoso.example',
  MAIL_FROM: 'digest@contoso.example',
  PRIVACY_KEY: KEY,
};

test('readSettings() fills in the documented defaults', () => {
  expect(readSettings(GOOD)).toEqual({
    dataverse: { url: 'https://contoso.crm4.dynamics.com', auth: { kind: 'managed-identity' } },
    storage: { connectionString: 'UseDevelopmentStorage=true' },
    historyPrefix: 'proactivedigest',
    mail: {
      transport: 'smtp',
      from: '"Proactive engagement" <digest@contoso.example>',
      replyTo: undefined,
      smtpUrl: 'smtps://robot:hunter22@mail.contoso.example',
    },
    digestTo: [],
    digestCatchUpDays: 3,
    digestAt: '07:00',
    reportZone: 'UTC',
    publicUrl: undefined,
    harvestFromDays: 35,
    retention: { factsDays: 35, cubeDays: 400, snapshotDays: undefined, runLogDays: 90 },
    openShareLimit: 0.05,
    historyCacheMb: 128,
    rules: {
      number: 0,
      privacyKey: KEY,
      shortCallSeconds: 15,
      keptKeywords: new Set(),
      valueKeywords: new Set(),
      dispositions: new Map(),
      hasAbandonCodes: false,
      hasPartyCodes: false,
      success: { codes: new Set(), attributes: new Map() },
      rulePack: rulePackOf('us-federal'),
      names: [],
    },
    access: { signIn: 'off', scopeRules: [], links: 'off', linkKeys: [], linkDays: 30 },
    content: { preset: 'brief', sections: undefined, language: 'en', attach: [] },
    branding: { brand: DEFAULT_BRAND, logo: undefined, noLogo: undefined },
    unknownNames: [],
  });
});
