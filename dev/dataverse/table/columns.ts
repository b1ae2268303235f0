/** What the emulated tables are described with: columns and their makers. */

/** AttributeType of the metadata. */
export type ColumnType =
  | 'BigInt'
  | 'Boolean'
  | 'DateTime'
  | 'Integer'
  | 'Lookup'
  | 'Owner'
  | 'Picklist'
  | 'State'
  | 'Status'
  | 'String'
  | 'Uniqueidentifier';

export interface Column {
  /** Name in rows, $select and $filter; "_x_value" for a lookup x. */
  readonly name: string;
  /** Name in the metadata. */
  readonly logicalName: string;
  readonly type: ColumnType;
  /** Logical name of the table that a lookup points at. */
  readonly target?: string;
  /** English label of each choice value. */
  readonly labels?: Readonly<Record<number, string>>;
}

export interface TableSchema {
  readonly entitySet: string;
  readonly logicalName: string;
  readonly primaryKey: string;
  /** Column that a lookup to this table shows as its formatted value. */
  readonly primaryName: string;
  readonly elastic: boolean;
  /** Privilege needed to read it. */
  readonly privilege: string;
  /** Object type code, as error texts name it. */
  readonly typeCode: number;
  readonly columns: readonly Column[];
  /** Columns found by equality through a hash index. */
  readonly hashed: readonly string[];
  /** Columns found by range through a sorted index. */
  readonly sorted: readonly string[];
}

/** Columns of every table whose rows a user owns. */
export const USER_OWNED: readonly Column[] = [
  ...plain('DateTime', 'createdon modifiedon overriddencreatedon'),
  ...plain('BigInt', 'versionnumber'),
  ...plain('Integer', 'importsequencenumber'),
  ...['createdby', 'createdonbehalfby', 'modifiedby', 'modifiedonbehalfby', 'owninguser'].map((name) => lookup(name, 'systemuser')),
  lookup('owningteam', 'team'),
  lookup('owningbusinessunit', 'businessunit'),
  { ...lookup('ownerid', 'systemuser'), type: 'Owner' },
];

/** The words of a text. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Columns of one type, by their names. */
export function plain(type: ColumnType, names: string): Column[] {
  return words(names).map((name) => ({ name, logicalName: name, type }));
}

/** A lookup at a table. */
export function lookup(logicalName: string, target: string): Column {
  return { name: `_${logicalName}_value`, logicalName, type: 'Lookup', target };
}

/** A choice with its labels. */
export function choice(name: string, labels: Readonly<Record<number, string>>): Column {
  return { name, logicalName: name, type: 'Picklist', labels };
}
