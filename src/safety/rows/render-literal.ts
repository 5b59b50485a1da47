import type { PrincipalScalar, PrincipalValue } from '../../policy/row-policy.ts';
import type { Dialect } from '../../ports/dialect.ts';

/** A value as an SQL literal, a list as literals with commas between; `null` when it cannot be one (NaN, a text with a zero byte). */
export function renderLiteral(value: PrincipalValue, dialect: Dialect): string | null {
  if (!isList(value)) return renderScalar(value, dialect);
  const parts = value.map((item) => renderScalar(item, dialect));
  if (parts.length === 0) return 'NULL';
  return parts.includes(null) ? null : parts.join(', ');
}

function isList(value: PrincipalValue): value is readonly PrincipalScalar[] {
  return Array.isArray(value);
}

function renderScalar(value: PrincipalScalar, dialect: Dialect): string | null {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean')
    return dialect === 'sqlite' ? String(Number(value)) : String(value).toUpperCase();
  if (typeof value === 'bigint') return value < 0n ? `(${value})` : String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) return null;
    return value < 0 ? `(${value})` : String(value + 0);
  }
  if (value.includes('\0') || !value.isWellFormed()) return null;
  const quoted = `'${value.replaceAll("'", "''")}'`;
  // Whatever standard_conforming_strings says.
  return dialect === 'postgres' && value.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
