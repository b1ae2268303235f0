/** Every check: one entry each, what it needs before it. */
import type { Check } from './check.ts';
import { blobsCheck } from './checks/blobs-check.ts';
import { clockCheck } from './checks/clock-check.ts';
import { columnsCheck } from './checks/columns-check.ts';
import { deliveriesCheck } from './checks/deliveries-check.ts';
import { deliveryRightsCheck } from './checks/delivery-rights-check.ts';
import { harvestCheck } from './checks/harvest-check.ts';
import { historyCheck } from './checks/history-check.ts';
import { idFiltersCheck } from './checks/id-filters-check.ts';
import { linksCheck } from './checks/links-check.ts';
import { mailCheck } from './checks/mail-check.ts';
import { nameRightsCheck } from './checks/name-rights-check.ts';
import { organisationCheck } from './checks/organisation-check.ts';
import { pageSizeCheck } from './checks/page-size-check.ts';
import { queuesCheck } from './checks/queues-check.ts';
import { rolesCheck } from './checks/roles-check.ts';
import { settingNamesCheck } from './checks/setting-names-check.ts';
import { settingsCheck } from './checks/settings-check.ts';
import { signInCheck } from './checks/sign-in-check.ts';
import { tablesCheck } from './checks/tables-check.ts';
import { tokenCheck } from './checks/token-check.ts';
import { zoneDataCheck } from './checks/zone-data-check.ts';

export const CHECKS: readonly Check[] = [
  ...[settingsCheck, zoneDataCheck],
  ...[tokenCheck, organisationCheck, clockCheck, deliveryRightsCheck, nameRightsCheck, columnsCheck, pageSizeCheck, idFiltersCheck],
  ...[tablesCheck, blobsCheck, queuesCheck, historyCheck],
  ...[mailCheck, signInCheck, rolesCheck, linksCheck],
  ...[harvestCheck, settingNamesCheck, deliveriesCheck],
];
