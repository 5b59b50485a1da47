import { foldName } from '../../syntax/fold-name.ts';
import type { Identifier } from '../../syntax/tree/sql-node.ts';
import type { Binder } from './binder.ts';

/** Of `catalog.schema.table.*` the parser makes one name. */
export function lastPart(table: Identifier, binder: Binder): string {
  const [name = ''] = table.name.split('.').slice(-1);
  return foldName({ name, quoted: table.quoted }, binder.dialect);
}
