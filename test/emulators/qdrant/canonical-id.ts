import { refuse } from './refuse.ts';

const uuid = /^(?:urn:uuid:)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i;

/** The one spelling of a point's id: a UUID in lower case with hyphens, or a number with leading zeros, so that texts sort as ids do. */
export function canonicalId(id: unknown): string {
  if (typeof id === 'number' && Number.isInteger(id) && id >= 0)
    return String(id).padStart(20, '0').padStart(21, ' ');
  const parts = typeof id === 'string' ? uuid.exec(id) : null;
  if (parts) return parts.slice(1).join('-').toLowerCase();
  const shown = typeof id === 'string' ? id : JSON.stringify(id);
  return refuse(
    400,
    `Format error in JSON body: value "${shown}" is not a valid point ID, valid values are either an unsigned integer or a UUID`,
  );
}
