import type { Catalog } from 'nlquery/adapter-kit';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const columnsOf = (names: string) => names.split(' ').map((name) => column(name));

/** A small clinic: patients, their visits, and who saw them. */
export function clinicCatalog(dialect: 'postgres' | 'sqlite'): Catalog {
  const schema = dialect === 'postgres' ? 'public' : 'main';
  const tables = [
    table('patient', columnsOf('id name born city'), { schema }),
    table('visit', columnsOf('id patient_id doctor_id day fee'), { schema }),
    table('doctor', columnsOf('id name speciality'), { schema }),
    table('invoice', columnsOf('visit_id fee paid'), { schema }),
    table('Lab Result', columnsOf('visit_id measured'), { schema }),
  ];
  return catalog(tables, { dialect, searchPath: [schema] });
}
