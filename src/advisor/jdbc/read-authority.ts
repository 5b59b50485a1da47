import { decodePart } from './decode-part.ts';
import { invalidJdbcUrl } from './invalid-jdbc-url.ts';

/** What stands between `//` and the next `/` of a JDBC URL. */
export interface Authority {
  readonly user: string | null;
  readonly password: string | null;
  /** At least one; `port` is `null` where none is named. */
  readonly hosts: readonly { readonly host: string; readonly port: number | null }[];
}

/**
 * Reads `user:password@host1:1,host2:2`. A password may hold an unescaped `@`.
 *
 * @throws `INVALID_DB_URL`
 */
export function readAuthority(text: string): Authority {
  const at = text.lastIndexOf('@');
  const userinfo = at < 0 ? null : text.slice(0, at);
  const colon = userinfo?.indexOf(':') ?? -1;
  return {
    user: userinfo === null ? null : decodePart(colon < 0 ? userinfo : userinfo.slice(0, colon)),
    password: userinfo === null || colon < 0 ? null : decodePart(userinfo.slice(colon + 1)),
    hosts: text
      .slice(at + 1)
      .split(',')
      .map(readHost),
  };
}

function readHost(text: string): Authority['hosts'][number] {
  const [, host = '', port] = /^(\[[0-9a-f:.]+\]|[\p{L}\p{N}._-]*)(?::(\d{1,5}))?$/iu.exec(text) ?? [];
  if (host === '' || Number(port ?? 1) > 65_535 || Number(port ?? 1) < 1) {
    throw invalidJdbcUrl(
      'it names no host, or not as host:port; a "/" or "?" in a password must be percent-encoded',
    );
  }
  if (!URL.canParse(`http://${host}`)) throw invalidJdbcUrl('its host is neither a name nor an address');
  return { host: host.toLowerCase(), port: port === undefined ? null : Number(port) };
}
