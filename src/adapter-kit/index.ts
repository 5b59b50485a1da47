/** All that an adapter imports: the ports it implements, the errors it throws, and a few helpers. */

export type { ErrorCode, ErrorDetails, VendorDetails } from '../errors/error-details.ts';
export { isNlQueryError } from '../errors/is-nl-query-error.ts';
export { NlQueryError } from '../errors/nl-query-error.ts';
export { reasonOf } from '../errors/reason-of.ts';
export { redact } from '../errors/redact.ts';
export { redactedCause } from '../errors/redacted-cause.ts';
export type { CallOptions } from '../ports/call-options.ts';
export type * from '../ports/catalog.ts';
export type { Chunk, ChunkKind, EmbeddedChunk, ScoredChunk } from '../ports/chunk.ts';
export type * from '../ports/database.ts';
export type { Dialect } from '../ports/dialect.ts';
export type { Embedder, EmbedOptions } from '../ports/embedder.ts';
export type { Json } from '../ports/json.ts';
export type * from '../ports/llm.ts';
export type { Manifest } from '../ports/manifest.ts';
export type * from '../ports/queue.ts';
export type * from '../ports/sandbox.ts';
export type * from '../ports/schema-context.ts';
export type { DialectEquivalent, SqlFault, SqlFaultKind } from '../ports/sql-fault.ts';
export type * from '../ports/state-store.ts';
export type {
  SearchOptions,
  VectorStore,
  VectorStoreCapabilities,
} from '../ports/vector-store.ts';
export { abortableDelay } from '../shared/abortable-delay.ts';
export {
  type ConnectionPool,
  type ConnectionPoolOptions,
  createConnectionPool,
} from '../shared/create-connection-pool.ts';
export { createPinnedSocket } from '../shared/create-pinned-socket.ts';
export { createSerialQueue } from '../shared/create-serial-queue.ts';
export { jsonCell } from '../shared/json-cell.ts';
export { keepBigNumbers } from '../shared/keep-big-numbers.ts';
export { loadPeer } from '../shared/load-peer.ts';
export { orAborted } from '../shared/or-aborted.ts';
export { type FileUrl, type FileUrlRules, parseFileUrl } from '../shared/parse-file-url.ts';
export { parseServerUrl } from '../shared/parse-server-url.ts';
export { pinnedLookup } from '../shared/pinned-lookup.ts';
export { isReplica } from '../shared/redis/is-replica.ts';
export {
  type RedisPlace,
  type RedisPlaceOptions,
  readRedisPlace,
} from '../shared/redis/read-redis-place.ts';
export type { RedisLink } from '../shared/redis/redis-link.ts';
export { type RedisCallOptions, runRedisCall } from '../shared/redis/run-redis-call.ts';
export { watchRedisClient } from '../shared/redis/watch-redis-client.ts';
export { retry } from '../shared/retry.ts';
export {
  type CatalogAssembly,
  connectFile,
  type FileEngine,
} from '../shared/statement-process/connect-file.ts';
export {
  openScratchProcess,
  type ScratchEngine,
} from '../shared/statement-process/open-scratch-process.ts';
export type {
  ProcessFailure,
  ProcessReply,
  ProcessRequest,
} from '../shared/statement-process/process-message.ts';
export { type ServedDatabase, serveScratch } from '../shared/statement-process/serve-scratch.ts';
export type { ProcessProgram } from '../shared/statement-process/start-process.ts';
export { watchProcess } from '../shared/statement-process/watch-process.ts';
export { splitIdentifier } from '../shared/text/split-identifier.ts';
export { stem } from '../shared/text/stem.ts';
export { stopWords } from '../shared/text/stop-words.ts';
export { throwIfAborted } from '../shared/throw-if-aborted.ts';
export { timerDelay } from '../shared/timer-delay.ts';
export { callVendor } from '../shared/vendor/call-vendor.ts';
export { httpSecrets } from '../shared/vendor/http-secrets.ts';
export type { HttpSettings } from '../shared/vendor/http-settings.ts';
export { invalidOption } from '../shared/vendor/invalid-option.ts';
export { type HttpOptions, readHttpSettings } from '../shared/vendor/read-http-settings.ts';
export type { RequestOptions } from '../shared/vendor/request-options.ts';
export { resolveApiKey } from '../shared/vendor/resolve-api-key.ts';
export { retryAfterMs } from '../shared/vendor/retry-after-ms.ts';
export { serverHeaders } from '../shared/vendor/server-headers.ts';
export { type VendorFailedOptions, vendorFailed } from '../shared/vendor/vendor-failed.ts';
export { type VendorError, vendorFailure } from '../shared/vendor/vendor-failure.ts';
export type { VendorIdentity } from '../shared/vendor/vendor-identity.ts';
export { wholeNumber } from '../shared/vendor/whole-number.ts';
