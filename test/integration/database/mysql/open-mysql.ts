import mysql, { type Connection } from 'mysql2/promise';

/** A connection of the driver's own, beside the adapter. */
export function openMysql(url: string): Promise<Connection> {
  const { hostname, port, username, password, pathname } = new URL(url);
  return mysql.createConnection({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    charset: 'utf8mb4',
  });
}
