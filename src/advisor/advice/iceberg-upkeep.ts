import { readDesign } from '../design/read-design.ts';
import type { Adviser } from './adviser.ts';
import { adviseFiles } from './iceberg-upkeep/advise-files.ts';
import { adviseSnapshots } from './iceberg-upkeep/advise-snapshots.ts';
import { adviseStatistics } from './iceberg-upkeep/advise-statistics.ts';
import { connectorOf } from './iceberg-upkeep/connector-of.ts';
import { readTables } from './iceberg-upkeep/read-tables.ts';

/**
 * What Iceberg tables need from time to time, of those of the design that the log spends its seconds on. The statements alter tables, so they are
 * never part of a result.
 */
export const icebergUpkeep: Adviser = {
  name: 'iceberg-upkeep',
  dialects: ['trino'],
  advise: (dependencies, analysis, design) => {
    const connector = connectorOf(analysis);
    const tables = readTables(analysis, readDesign(dependencies, design));
    if (connector === 'other' || tables.length === 0) return [];
    const catalog = design.catalog ?? 'the catalog';
    const cautions =
      connector === 'unknown'
        ? [
            `No statement says that ${catalog} holds Iceberg tables; with another connector this does not apply.`,
          ]
        : [];
    return [
      ...adviseStatistics(analysis, design, tables, cautions),
      ...adviseFiles(analysis, design, tables, cautions),
      ...adviseSnapshots(analysis, design, tables, cautions),
    ];
  },
};
