import { NlQueryError } from '../../../src/adapter-kit/index.ts';
import type { PgvectorVectorStoreOptions } from './options.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import type { PgvectorSettings } from './settings.ts';

/** Postgres cuts longer names off. */
const maxNameBytes = 63;
/** The longest `statement_timeout`, and more chunks than one tenant has. */
const maxNumber = 2 ** 31 - 1;

/** @throws `INVALID_OPTIONS` */
export function readSettings(options: PgvectorVectorStoreOptions): PgvectorSettings {
  const { url, pool, schema = 'nlquery' } = options;
  if ((url === undefined) === (pool === undefined)) throw invalid('url', 'it needs either `url` or `pool`');
  if (url !== undefined && !/^postgres(ql)?:\/\//i.test(url))
    throw invalid('url', 'the URL must start with postgres:// or postgresql://');
  if (url !== undefined && !isReadable(url))
    throw invalid(
      'url',
      'the URL cannot be read: a "%", "@", ":" or "/" in a password must be percent-encoded',
    );
  if (
    schema === '' ||
    schema.includes('\0') ||
    Buffer.byteLength(schema) > maxNameBytes ||
    /^pg_/i.test(schema)
  )
    throw invalid('schema', `it must be a name of 1 to ${maxNameBytes} bytes that does not start with pg_`);
  return {
    schema: quoteIdentifier(schema),
    statementTimeoutMs: positive(options, 'statementTimeoutMs', 60_000),
    hnswFromChunks:
      options.hnswFromChunks === undefined
        ? Number.POSITIVE_INFINITY
        : positive(options, 'hnswFromChunks', 1),
    secrets: url === undefined ? [] : secretsOf(new URL(url)),
  };
}

function positive(
  options: PgvectorVectorStoreOptions,
  option: 'statementTimeoutMs' | 'hnswFromChunks',
  fallback: number,
): number {
  const value = options[option] ?? fallback;
  if (Number.isInteger(value) && value >= 1 && value <= maxNumber) return value;
  throw invalid(option, `it must be a whole number from 1 to ${maxNumber}`);
}

/** `pg` decodes its parts when it connects, and would throw then. */
function isReadable(url: string): boolean {
  try {
    const { username, password, pathname } = new URL(url);
    decodeURIComponent(`${username}${password}${pathname}`);
    return true;
  } catch {
    return false;
  }
}

function secretsOf({ password, searchParams }: URL): readonly string[] {
  const spellings = [password, decodeURIComponent(password), searchParams.get('password') ?? ''];
  return [...new Set(spellings)].filter((secret) => secret !== '');
}

function invalid(option: string, reason: string): NlQueryError {
  return new NlQueryError('INVALID_OPTIONS', `pgvectorVectorStore, ${option}: ${reason}.`, {
    details: { option },
  });
}
