/** The REST surface. */

export { apiKeys } from './api-keys/api-keys.ts';
export type {
  ApiKeySummary,
  ApiKeys,
  ApiKeysOptions,
  CreateApiKeyRequest,
  NewApiKey,
} from './api-keys/api-keys-service.ts';
export type { HttpHandler } from './create-http-handler.ts';
export { createHttpHandler } from './create-http-handler.ts';
export type { HttpHandlerOptions } from './http-handler-options.ts';
export type { HttpServices } from './http-services.ts';
export { protectServer } from './protect-server.ts';
export type { Authenticate, AuthenticatedCaller, Caller } from './security/caller.ts';
export type { CorsOptions } from './security/cors.ts';
export type { RateLimitOptions } from './security/rate-limit-options.ts';
export type { NodeHandler, NodeHandlerOptions } from './to-node-handler.ts';
export { toNodeHandler } from './to-node-handler.ts';
