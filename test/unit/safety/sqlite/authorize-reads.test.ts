import { constants } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { catalogIndex } from '../../../../src/safety/catalog-index.ts';
import { authorizeReads } from '../../../../src/safety/sqlite/authorize-reads.ts';
import type { Denial } from '../../../../src/safety/sqlite/denial.ts';
import { shopCatalog } from '../shop-catalog.ts';

describe('authorizeReads', () => {
  // Node 22 has no authorizer and no constants for it.
  it.runIf('SQLITE_OK' in constants)(
    'allows reads of the catalog and allowed functions, and notes what it denies',
    () => {
      const denials: Denial[] = [];
      const authorize = authorizeReads(
        constants,
        catalogIndex(shopCatalog('sqlite', 'main')),
        new Set(['mine']),
        null,
        denials,
      );
      const { SQLITE_OK: ok, SQLITE_DENY: deny } = constants;
      expect(authorize(constants.SQLITE_SELECT, null, null)).toBe(ok);
      expect(authorize(constants.SQLITE_RECURSIVE, null, null)).toBe(ok);
      expect(authorize(constants.SQLITE_READ, 'GOODS', 'id')).toBe(ok);
      expect(authorize(constants.SQLITE_READ, 'json_each', 'key')).toBe(ok);
      expect(authorize(constants.SQLITE_READ, 'a_cte', '')).toBe(ok);
      expect(authorize(constants.SQLITE_FUNCTION, null, 'Max')).toBe(ok);
      expect(authorize(constants.SQLITE_FUNCTION, null, 'mine')).toBe(ok);
      expect(denials).toEqual([]);
      expect(authorize(constants.SQLITE_READ, 'sqlite_master', 'sql')).toBe(deny);
      expect(authorize(constants.SQLITE_READ, 'sqlite_master', '')).toBe(deny);
      expect(authorize(constants.SQLITE_READ, null, null)).toBe(deny);
      expect(authorize(constants.SQLITE_FUNCTION, null, 'load_extension')).toBe(deny);
      expect(authorize(constants.SQLITE_FUNCTION, null, null)).toBe(deny);
      expect(authorize(constants.SQLITE_PRAGMA, 'query_only', '0')).toBe(deny);
      expect(authorize(constants.SQLITE_DELETE, 'goods', null)).toBe(deny);
      expect(denials.map(({ what, name }) => `${what} ${name}`)).toEqual([
        'table sqlite_master',
        'table sqlite_master',
        'table ',
        'function load_extension',
        'function ',
        'action query_only',
        'action goods',
      ]);
    },
  );
});
