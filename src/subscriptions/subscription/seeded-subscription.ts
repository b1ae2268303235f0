/** The subscription that the settings make, until somebody writes one of its id. */
import type { ContentSettings } from './mail-choices.ts';
import { DEFAULT_SUBSCRIPTION, type Subscription } from './subscription.ts';

/** DIGEST_ settings and REPORT_TIME_ZONE; it is called as the brand is. Answers go to MAIL_REPLY_TO, as those of any subscription that names nobody else. */
export interface SeedSettings {
  readonly digestTo: readonly string[];
  /** Local time, HH:MM. */
  readonly digestAt: string;
  readonly reportZone: string;
  readonly content: ContentSettings;
  readonly branding: { readonly brand: { readonly name: string } };
}

/** Undefined where DIGEST_TO names nobody. */
export function seededSubscription({ digestTo, digestAt, reportZone, content, branding }: SeedSettings): Subscription | undefined {
  if (digestTo.length === 0) return undefined;
  return {
    id: DEFAULT_SUBSCRIPTION,
    name: branding.brand.name,
    recipients: digestTo.map((address) => ({ name: '', address })),
    copies: 'each',
    scope: {},
    schedule: { every: 'day', at: digestAt, zone: reportZone },
    report: { span: 'day' },
    content,
    conditions: { whenEmpty: 'send' },
    paused: false,
  };
}
