/** What a person orders with POST /api/links and POST /api/links/revoke. */
import { MAX_LINK_DAYS } from '../../access/access-settings.ts';
import type { LinkOrder } from '../../access/links.ts';
import { InputError } from '../../errors.ts';
import { assertNotFuture } from '../../lookup/report-query.ts';
import type { ReportScope } from '../../report/scope.ts';
import { parseShape } from '../../shape.ts';
import { querySpan } from '../query-span.ts';
import { linkBody, revocationBody } from './links-schema.ts';

export interface LinkDefaults {
  readonly zone: string;
  readonly subscription: string;
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
}

/** Reads {"period": {"from", "to", "zone"}, "scope", "days", "subscription"}: a scope as a report takes it, and by default all; `to` is by default `from`. Days that the report would refuse are refused. @throws InputError that names the field and the rule */
export function parseLinkRequest(body: unknown, defaults: LinkDefaults): LinkOrder {
  const { period: asked, scope = {}, days, subscription = defaults.subscription } = parseShape(linkBody, body, 'the body');
  if (days !== undefined && (days < 1 || days > MAX_LINK_DAYS))
    throw new InputError('input.body', `Cannot use the body: "days" is no whole number from 1 to ${MAX_LINK_DAYS}`);
  const { from, to = from, zone = defaults.zone } = asked;
  const period = querySpan(from, to, zone);
  assertNotFuture(period, defaults.nowMs);
  return { subscription, scope: withoutAbsent(scope), period, days };
}

/** Reads {"subscription": "default"}. @throws InputError that names the field and the rule */
export function parseRevocation(body: unknown): string {
  return parseShape(revocationBody, body, 'the body').subscription;
}

function withoutAbsent(scope: { readonly [Column in keyof ReportScope]: ReportScope[Column] | undefined }): ReportScope {
  return Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined));
}
