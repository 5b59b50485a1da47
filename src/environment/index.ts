export type { Environment } from './environment.ts';
export { type EnvironmentOptions, optionsFromEnvironment } from './options-from-environment.ts';
export { rateLimitFromEnvironment, type SharedRateLimit } from './rate-limit-from-environment.ts';
