import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutateStatement } from '../../integration/safety/mutate-statement.ts';
import { seededRandom } from '../../integration/safety/seeded-random.ts';
import { duckdbLab } from './duckdb-lab.ts';
import { type Executed, executeStatements } from './execute-statements.ts';
import type { LabEngine } from './lab-engine.ts';
import { mariadbLab } from './mariadb-lab.ts';
import { postgresLab } from './postgres-lab.ts';
import { sqliteLab } from './sqlite-lab.ts';

interface Statement {
  readonly id: string;
  readonly dialect: string;
  readonly sql: string;
}

/** Statements of the corpus that write files write them here. */
const canaryFolder = '/tmp/canary';

const labs: Readonly<
  Record<string, { file: string; start: (schema: string, canary: string) => Promise<LabEngine | null> }>
> = {
  postgres: { file: 'pg.sql', start: postgresLab },
  mysql: { file: 'my.sql', start: mariadbLab },
  sqlite: { file: 'lite.sql', start: sqliteLab },
  duckdb: { file: 'duck.sql', start: duckdbLab },
};

/** Every attack and every statement of an obedient model, through guard and adapter, on real engines that hold the lab. */
export async function executeAttacks(
  folder: string,
  wanted: (dialect: string) => boolean,
  mutations: number,
): Promise<Record<string, Executed>> {
  mkdirSync(canaryFolder, { recursive: true });
  chmodSync(canaryFolder, 0o777);
  const attacks = readStatements(join(folder, 'attacks.jsonl'));
  const obeyed = readStatements(join(folder, 'prompt-injection.jsonl'));
  const honest = readStatements(join(folder, 'allowed.jsonl'));
  const report: Record<string, Executed> = {};
  for (const [name, { file, start }] of Object.entries(labs)) {
    if (!wanted(name)) continue;
    const engine = await start(readFileSync(join(folder, 'lab', file), 'utf8'), canaryFolder);
    if (engine === null) {
      console.log(`${name}: no server here`);
      continue;
    }
    const ofEngine = ({ dialect }: Statement) => engine.dialects.includes(dialect);
    const hostile = [...attacks, ...obeyed].filter(ofEngine);
    const friendly = honest.filter(ofEngine).map(({ sql }) => sql);
    const all = [...hostile, ...mutated(hostile, friendly, mutations)];
    try {
      report[name] = await executeStatements(engine, all);
    } finally {
      await engine.close();
    }
  }
  console.table(
    Object.fromEntries(
      Object.entries(report).map(([name, { harmed, ...counts }]) => [
        name,
        { ...counts, harmed: harmed.length },
      ]),
    ),
  );
  for (const { harmed } of Object.values(report)) for (const id of harmed) console.log(`  harmed by ${id}`);
  return report;
}

function* mutated(
  statements: readonly Statement[],
  honest: readonly string[],
  times: number,
): Iterable<Statement> {
  const random = seededRandom(20_267);
  for (const statement of statements) {
    for (let time = 1; time <= times; time += 1) {
      const sql = mutateStatement(statement.sql, honest, random);
      yield { ...statement, id: `${statement.id}~${time}`, sql };
    }
  }
}

function readStatements(path: string): Statement[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const row = JSON.parse(line) as { id: string; dialect: string; sql?: string; sql_if_obeyed?: string };
    return { id: row.id, dialect: row.dialect, sql: row.sql ?? row.sql_if_obeyed ?? '' };
  });
}
