import { NlQueryError } from '../../errors/nl-query-error.ts';
import { judgeFile } from './judge-file.ts';
import { judgeHost } from './judge-host.ts';
import { resolveHost } from './resolve-host.ts';
import type { UrlPolicy } from './url-policy.ts';

export interface UrlPolicyOptions {
  /**
   * Also private, loopback, unique-local and shared (100.64.0.0/10) addresses. Link-local ones and those of cloud metadata services stay
   * refused. @defaultValue false
   */
  readonly allowPrivate?: boolean | undefined;
  /** `host` or `host:port`, exactly as URLs spell them: what their names lead to is not looked at. @defaultValue none */
  readonly allowHosts?: readonly string[] | undefined;
  /** The folder that files of SQLite and DuckDB must lie in, symbolic links resolved. @defaultValue no files */
  readonly fileRoot?: string | undefined;
  /** Every IP address of a host; an empty list where there is none. @defaultValue the system's resolver */
  readonly resolve?: ((host: string) => Promise<readonly string[]>) | undefined;
}

/**
 * A policy for applications whose users bring their own database URLs: servers on public addresses only, and files of one folder, if
 * any. A host is looked up once, all its addresses must be allowed, and the connection goes to these.
 *
 * @throws `INVALID_OPTIONS`
 *
 * @example
 * ```ts
 * import { createNlQuery, createUrlPolicy } from 'nlquery';
 * import { embedded } from 'nlquery/embedded';
 *
 * const allowUrl = createUrlPolicy({ allowHosts: ['db.internal:5432'], fileRoot: './databases' });
 * const nl = createNlQuery({ ...embedded(), allowUrl });
 * ```
 */
export function createUrlPolicy(options: UrlPolicyOptions = {}): UrlPolicy {
  const { allowPrivate = false, fileRoot, resolve = resolveHost } = options;
  const allowHosts = new Set((options.allowHosts ?? []).map((host) => host.toLowerCase()));
  if ([...allowHosts].some((host) => !/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/.test(host))) {
    const message =
      'createUrlPolicy: option "allowHosts" must hold entries like db.example.com or db.example.com:5432.';
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'allowHosts' } });
  }
  return (location, callOptions) =>
    location.kind === 'file'
      ? judgeFile(location.path, fileRoot)
      : judgeHost(location, { allowPrivate, allowHosts, resolve }, callOptions);
}
