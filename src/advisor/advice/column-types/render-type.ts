import type { Dialect } from '../../../ports/dialect.ts';
import type { WantedType } from './wanted-type.ts';

/** As DDL of the engine's. A decimal of 18 digits is the widest that Trino computes with in one word; one with many of them behind the point is wider. */
export function renderType(wanted: WantedType, dialect: Dialect): string {
  switch (wanted.kind) {
    case 'whole':
      return 'BIGINT';
    case 'decimal':
      return wanted.scale > 6 ? `DECIMAL(38, ${Math.min(wanted.scale, 30)})` : `DECIMAL(18, ${wanted.scale})`;
    case 'date':
      return 'DATE';
    case 'text':
      return `VARCHAR(${wanted.length})`;
    default:
      if (dialect === 'mysql' || dialect === 'mariadb') return 'DATETIME(6)';
      return dialect === 'trino' ? 'TIMESTAMP(6)' : 'TIMESTAMP';
  }
}
