import type { MysqlServer } from './mysql-server.ts';

/** MySQL keeps expressions with quotes escaped and with a character set before each text: `_utf8mb4\'x\'`. */
export function expressionText(text: string, server: MysqlServer): string {
  if (server.dialect === 'mariadb') return text;
  return text.replace(/\\'/g, "'").replace(/\b_[a-z0-9]+'/gi, "'");
}
