import { queryMysql } from './query-mysql.ts';

/** Which of the two the server is: a few of their facts differ. */
export async function isMariadb(url: string): Promise<boolean> {
  const [row] = await queryMysql(url, 'SELECT VERSION() AS version');
  return /mariadb/i.test(String(row?.version));
}
