/** Answers about the organisation itself: who asks, which columns a table has, how far a privilege reaches. */

import type { Organisation } from '../organisation.ts';
import { assertKnown } from '../query/query-options.ts';
import type { Table } from '../table/table.ts';
import { type Answer, contextOf, type Exchange } from './exchange.ts';
import { badQuery, missingRow, ServiceError, unknownProperty } from './service-error.ts';

const ATTRIBUTE_PROPERTIES = ['LogicalName', 'AttributeType'];

/** The ids of the application user, its business unit and its organisation. */
export function whoAmI({ userId, businessUnitId, organizationId }: Organisation, exchange: Exchange): Answer {
  const context = contextOf(exchange, 'Microsoft.Dynamics.CRM.WhoAmIResponse');
  return {
    status: 200,
    body: { '@odata.context': context, BusinessUnitId: businessUnitId, UserId: userId, OrganizationId: organizationId },
  };
}

/** LogicalName and AttributeType of each column of a table. @throws ServiceError */
export function attributesOf(organisation: Organisation, logicalName: string, exchange: Exchange): Answer {
  const { options } = exchange;
  assertKnown(options, ['$select']);
  const select = options.get('$select')?.split(',') ?? ATTRIBUTE_PROPERTIES;
  const wrong = select.find((name) => !ATTRIBUTE_PROPERTIES.includes(name));
  if (wrong !== undefined) throw unknownProperty(wrong, 'AttributeMetadata');
  const table = [...organisation.tables.values()].find(({ schema }) => schema.logicalName === logicalName);
  if (table === undefined) throw new ServiceError(404, '0x80060888', `Could not find an entity with name ${logicalName}.`);
  const context = contextOf(exchange, `EntityDefinitions('${logicalName}')/Attributes(${select.join(',')})`);
  return { status: 200, body: { '@odata.context': context, value: table.columns.map((column) => pick(column, select)) } };
}

/** The depth to which a user holds a read privilege; no entry where the user lacks it. @throws ServiceError */
export function privilegeOf(organisation: Organisation, userId: string, name: string, exchange: Exchange): Answer {
  const isKnown = userId.toLowerCase() === organisation.userId || organisation.tables.get('systemusers')?.get(userId) !== undefined;
  if (!isKnown) throw missingRow('systemuser', userId);
  const table = [...organisation.tables.values()].find(({ schema }) => schema.privilege.toLowerCase() === name.toLowerCase());
  if (table === undefined) throw badQuery(`Privilege with name ${name} does not exist.`);
  const depth = organisation.depths.get(table.schema.entitySet) ?? 'Global';
  const context = contextOf(exchange, 'Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeNameResponse');
  const privilege = {
    Depth: depth,
    PrivilegeId: privilegeId(table),
    BusinessUnitId: organisation.businessUnitId,
    PrivilegeName: table.schema.privilege,
  };
  return { status: 200, body: { '@odata.context': context, RolePrivileges: depth === 'None' ? [] : [privilege] } };
}

/** 403 for a table that the user may not read, in the service's own words. */
export function missingPrivilege({ userId }: Organisation, table: Table): ServiceError {
  const { privilege, typeCode, logicalName } = table.schema;
  return new ServiceError(
    403,
    '0x80040220',
    `Principal user (Id=${userId}, type=8, roleCount=4, privilegeCount=783, accessMode=0), is missing ${privilege} privilege (Id=${privilegeId(table)}) on OTC=${typeCode} for entity '${logicalName}' (LocalizedName='${logicalName}'). context.Caller=${userId}`,
  );
}

function pick({ logicalName, type }: Table['columns'][number], select: readonly string[]): Record<string, string> {
  const values: Readonly<Record<string, string>> = { LogicalName: logicalName, AttributeType: type };
  return Object.fromEntries(select.map((name) => [name, values[name] ?? '']));
}

function privilegeId({ schema }: Table): string {
  return `b2b2b2b2-0000-4000-8000-${String(schema.typeCode).padStart(12, '0')}`;
}
