import type { CastNode } from '../../syntax/tree/expression-nodes.ts';
import type { WantedType } from './wanted-type.ts';

/** What a cast makes of its column; `null` for types that are no dates and no exact numbers. */
export function typeOfCast({ data_type: type, precision, scale }: CastNode['to']): WantedType | null {
  if (['big_int', 'int', 'small_int', 'tiny_int'].includes(type)) return { kind: 'whole' };
  // Without digits it is of any scale in one engine, of none in another.
  if (type === 'decimal' && typeof precision === 'number')
    return { kind: 'decimal', scale: typeof scale === 'number' ? scale : 0 };
  if (type === 'date' || type === 'timestamp') return { kind: type };
  return null;
}
