import { mysqlDatabase } from 'nlquery/database/mysql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { risksOfGrants } from '../../../../adapters/database/mysql/risks-of-grants.ts';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { createMysqlDatabase } from './create-mysql-database.ts';
import { createMysqlReader } from './create-mysql-reader.ts';
import { openMysql } from './open-mysql.ts';
import { startMysql } from './start-mysql.ts';

describeWithService('mysql accounts', await startMysql(), (server) => {
  /** What the check says of an account that has one grant too many. */
  async function risksWith(
    statements: (account: string, database: string) => readonly string[],
  ): Promise<readonly string[]> {
    const database = await createMysqlDatabase(server);
    try {
      await database.execute('CREATE TABLE `a ON b` (id int, `x, DELETE ON *.* TO y` int)');
      await database.execute('CREATE FUNCTION one() RETURNS int DETERMINISTIC RETURN 1');
      const url = await createMysqlReader(server, database);
      const { username, pathname } = new URL(url);
      for (const sql of statements(`'${username}'@'%'`, `\`${pathname.slice(1)}\``)) {
        await database.execute(sql);
      }
      const connection = await mysqlDatabase().connect(url);
      const risks = await connection.roleRisks?.();
      await connection.close();
      return risks ?? ['cannot tell'];
    } finally {
      await database.drop();
    }
  }

  it.each([
    ['FILE', (account: string) => [`GRANT FILE ON *.* TO ${account}`], 'holds FILE on the whole server'],
    [
      'PROCESS',
      (account: string) => [`GRANT PROCESS ON *.* TO ${account}`],
      'holds PROCESS on the whole server',
    ],
    [
      'a right to write to a database',
      (account: string, database: string) => [`GRANT INSERT, DELETE ON ${database}.* TO ${account}`],
      'holds INSERT, DELETE on whole databases',
    ],
    [
      'a right to write to a table, whatever it is named',
      (account: string, database: string) => [`GRANT UPDATE ON ${database}.\`a ON b\` TO ${account}`],
      'holds UPDATE on single tables',
    ],
    [
      'a right to write to a column, whatever it is named',
      (account: string, database: string) => [
        `GRANT UPDATE (\`x, DELETE ON *.* TO y\`) ON ${database}.\`a ON b\` TO ${account}`,
      ],
      'holds UPDATE on single tables',
    ],
    [
      'a right to call a function',
      (account: string, database: string) => [`GRANT EXECUTE ON FUNCTION ${database}.one TO ${account}`],
      'holds EXECUTE on single routines',
    ],
    [
      'a right to pass rights on',
      (account: string, database: string) => [
        `GRANT SELECT ON ${database}.* TO ${account} WITH GRANT OPTION`,
      ],
      'holds GRANT OPTION on whole databases',
    ],
  ])('warns of %s', async (_, statements, risk) => {
    expect(await risksWith(statements)).toEqual([risk]);
  });

  it('warns of what a role in force allows', async () => {
    const risks = await risksWith((account, database) => {
      const role = database.replaceAll('`', '').slice(0, 24);
      onTestFinished(async () => {
        const connection = await openMysql(server.url);
        await connection.query(`DROP ROLE ${role}_w`);
        await connection.end();
      });
      return [
        `CREATE ROLE ${role}_w`,
        `GRANT INSERT ON ${database}.* TO ${role}_w`,
        `GRANT ${role}_w TO ${account}`,
        `SET DEFAULT ROLE ${role}_w FOR ${account}`,
      ];
    });
    expect(risks).toEqual(['holds INSERT on whole databases']);
  });

  it('says nothing of rights to read', async () => {
    const statements = (account: string) => [`GRANT SELECT, SHOW VIEW, SHOW DATABASES ON *.* TO ${account}`];
    expect(await risksWith(statements)).toEqual([]);
  });
});

describe('risksOfGrants', () => {
  it('reads what MySQL 8 writes', () => {
    expect(
      risksOfGrants([
        'GRANT USAGE ON *.* TO `reader`@`%`',
        'GRANT BACKUP_ADMIN,SELECT ON *.* TO `reader`@`%`',
        'GRANT SELECT, INSERT ON `shop`.`orders` TO `reader`@`%`',
        'GRANT `writer`@`%` TO `reader`@`%`',
      ]),
    ).toEqual(['holds BACKUP_ADMIN on the whole server', 'holds INSERT on single tables']);
  });

  it('shows no hash of a password', () => {
    const grant =
      "GRANT ALL PRIVILEGES ON *.* TO `root`@`%` IDENTIFIED BY PASSWORD '*ABCDEF' WITH GRANT OPTION";
    expect(risksOfGrants([grant])).toEqual(['holds ALL PRIVILEGES, GRANT OPTION on the whole server']);
  });
});
