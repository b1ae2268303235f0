/** What the API's description tells of each route: one entry a route, so that none is forgotten. */
import { accessOperation } from '../access/access-operation.ts';
import { backfillOperation } from '../backfill/backfill-operation.ts';
import { resendOperation, resolveOperation } from '../digests/digest-operations.ts';
import { digestMailOperation, digestPageOperation, digestsPageOperation } from '../digests/digest-page-operations.ts';
import { sentOperation } from '../digests/sent-operation.ts';
import { erasureOperation } from '../erasure/erasure-operation.ts';
import { healthOperation, healthPageOperation } from '../health/health-operation.ts';
import { linkOperation, linkRevokeOperation } from '../links/link-operations.ts';
import { openOperation } from '../open/open-operation.ts';
import type { Operation } from '../operation.ts';
import { reportOperation, reportPageOperation, rootOperation } from '../report/report-operation.ts';
import type { RouteName } from '../routes.ts';
import { runsOperation } from '../runs/runs-operation.ts';
import { snapshotOperation, snapshotsOperation, versionsOperation } from '../snapshots/snapshot-operations.ts';
import { previewOperation, sendOperation, testOperation } from '../subscriptions/order-operations.ts';
import {
  removeOperation,
  subscriptionOperation,
  subscriptionsOperation,
  writeOperation,
} from '../subscriptions/subscription-operations.ts';
import { unsubscribeOperation, unsubscribePostOperation } from '../unsubscribe/unsubscribe-operations.ts';
import { violationsOperation, violationsPageOperation } from '../violations/violations-operation.ts';
import { docsOperation, openapiOperation } from './openapi-operations.ts';

export const OPERATIONS: Readonly<Record<RouteName, Operation>> = {
  report: reportOperation,
  snapshots: snapshotsOperation,
  snapshot: snapshotOperation,
  'snapshot-versions': versionsOperation,
  violations: violationsOperation,
  root: rootOperation,
  'report-page': reportPageOperation,
  'violations-page': violationsPageOperation,
  'health-page': healthPageOperation,
  'digests-page': digestsPageOperation,
  'digest-page': digestPageOperation,
  'digest-mail': digestMailOperation,
  open: openOperation,
  unsubscribe: unsubscribeOperation,
  'unsubscribe-post': unsubscribePostOperation,
  link: linkOperation,
  'link-revoke': linkRevokeOperation,
  subscriptions: subscriptionsOperation,
  subscription: subscriptionOperation,
  'subscription-write': writeOperation,
  'subscription-remove': removeOperation,
  'subscription-preview': previewOperation,
  'subscription-test': testOperation,
  'subscription-send': sendOperation,
  erasure: erasureOperation,
  access: accessOperation,
  runs: runsOperation,
  backfill: backfillOperation,
  digest: sentOperation,
  'digest-resend': resendOperation,
  'digest-resolve': resolveOperation,
  health: healthOperation,
  openapi: openapiOperation,
  docs: docsOperation,
};
