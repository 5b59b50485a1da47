import { kindOf } from '../syntax/kind-of.ts';
import { nodeAs } from '../syntax/node-as.ts';
import { transformTree } from '../syntax/transform-tree.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';

const day = '2024-03-15';
const moment = '2024-03-15 10:30:00';

/** The query with one fixed moment in the place of the clock: both sides of a comparison are asked at the same time. */
export function freezeClock(tree: SqlNode): SqlNode {
  return transformTree(tree, (node) => {
    const call = nodeAs(node, 'function');
    const keys = Object.keys(node);
    if (!call && keys.length !== 1) return null;
    switch ((call?.name ?? kindOf(node)).toLowerCase()) {
      case 'current_date':
      case 'curdate':
        return cast(day, 'date');
      case 'now':
      case 'current_timestamp':
      case 'localtimestamp':
      case 'sysdate':
        return cast(moment, 'timestamp');
      default:
        return null;
    }
  });
}

function cast(value: string, type: 'date' | 'timestamp'): SqlNode {
  const to = type === 'date' ? { data_type: 'date' } : { data_type: 'timestamp', timezone: false };
  return {
    cast: {
      this: { literal: { literal_type: 'string', value } },
      to,
      trailing_comments: [],
      double_colon_syntax: false,
      format: null,
      default: null,
    },
  };
}
