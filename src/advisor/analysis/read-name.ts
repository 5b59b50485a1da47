import type { Dialect } from '../../ports/dialect.ts';
import { foldName } from '../syntax/fold-name.ts';
import type { Identifier } from '../syntax/tree/sql-node.ts';
import type { TableName } from './analysis.ts';

export interface ReadName extends TableName {
  /** Equal for two spellings of one path. */
  readonly key: string;
}

/** A table's path as data: Postgres folds what is not quoted, the other engines are given what was written. */
export function readName(
  {
    name,
    schema,
    catalog,
  }: {
    readonly name: Pick<Identifier, 'name' | 'quoted'>;
    readonly schema?: Pick<Identifier, 'name' | 'quoted'> | null;
    readonly catalog?: Pick<Identifier, 'name' | 'quoted'> | null;
  },
  dialect: Dialect,
): ReadName {
  const spelled = (part: Pick<Identifier, 'name' | 'quoted'>) =>
    dialect === 'postgres' ? foldName(part, dialect) : part.name;
  const parts = [catalog, schema, name].filter((part) => part !== null && part !== undefined);
  return {
    catalog: catalog ? spelled(catalog) : null,
    schema: schema ? spelled(schema) : null,
    name: spelled(name),
    key: parts.map((part) => foldName(part, dialect)).join('.'),
  };
}
