/** Finds the answer to a request that is authorised: which resource, which rights. */

import type { Organisation } from '../organisation.ts';
import { countAnswer, getRow, listRows } from '../query/list-rows.ts';
import type { Table } from '../table/table.ts';
import type { Answer, Exchange } from './exchange.ts';
import { attributesOf, missingPrivilege, privilegeOf, whoAmI } from './metadata.ts';
import { badQuery, ServiceError, unknownSegment } from './service-error.ts';

const GUID = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}';
const ATTRIBUTES = /^EntityDefinitions\(LogicalName='(\w+)'\)\/Attributes$/;
const PRIVILEGE = new RegExp(
  `^systemusers\\((${GUID})\\)/Microsoft\\.Dynamics\\.CRM\\.RetrieveUserPrivilegeByPrivilegeName\\(PrivilegeName='(\\w+)'\\)$`,
);
const ROWS = /^(\w+)(?:\(([^()]*)\))?(?:\/(.+))?$/;
const ALTERNATE_KEY = new RegExp(`^(\\w+)=(${GUID}),partitionid='([^']*)'$`);

/** The answer to a request. @throws ServiceError */
export function route(organisation: Organisation, method: string, exchange: Exchange): Answer {
  if (method !== 'GET') throw new ServiceError(405, '0x80060888', `The requested resource does not support http method '${method}'.`);
  const { resource } = exchange;
  if (/^WhoAmI(?:\(\))?$/.test(resource)) return whoAmI(organisation, exchange);
  const [, logicalName] = ATTRIBUTES.exec(resource) ?? [];
  if (logicalName !== undefined) return attributesOf(organisation, logicalName, exchange);
  const [, userId, privilege] = PRIVILEGE.exec(resource) ?? [];
  if (userId !== undefined && privilege !== undefined) return privilegeOf(organisation, userId, privilege, exchange);
  return routeRows(organisation, exchange);
}

function routeRows(organisation: Organisation, exchange: Exchange): Answer {
  const [, set = exchange.resource.split(/[(/]/, 1)[0] ?? '', key, rest] = ROWS.exec(exchange.resource) ?? [];
  const table = organisation.tables.get(set);
  if (table === undefined) throw unknownSegment(set);
  if (organisation.depths.get(set) === 'None') throw missingPrivilege(organisation, table);
  if (rest === '$count' && key === undefined) return countAnswer(organisation, table, exchange);
  if (rest !== undefined || !exchange.resource.startsWith(set)) throw unknownSegment(rest ?? exchange.resource);
  return key === undefined ? listRows(organisation, table, exchange) : routeRow(organisation, table, key, exchange);
}

function routeRow(organisation: Organisation, table: Table, key: string, exchange: Exchange): Answer {
  if (new RegExp(`^${GUID}$`).test(key)) return getRow(organisation, table, key, exchange);
  const [, column, id, partition] = ALTERNATE_KEY.exec(key) ?? [];
  if (id === undefined || partition === undefined || column !== table.schema.primaryKey || !table.schema.elastic) {
    throw badQuery(`The key '${key}' of '${table.schema.entitySet}' is not well formed.`);
  }
  const options = new Map(exchange.options).set('partitionId', partition);
  return getRow(organisation, table, id, { ...exchange, options });
}
