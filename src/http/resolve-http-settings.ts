import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Logger } from '../ports/logger.ts';
import type { HttpHandlerOptions } from './http-handler-options.ts';
import type { HttpServices } from './http-services.ts';
import type { Authenticate } from './security/caller.ts';
import { clientAddressOf } from './security/client-address-of.ts';
import type { CorsOptions } from './security/cors.ts';
import type { RateLimitOptions } from './security/rate-limit-options.ts';

export interface HttpSettings {
  /** `null` where everybody may do everything. */
  readonly authenticate: Authenticate | null;
  /** Empty, or from a slash to no slash. */
  readonly basePath: string;
  readonly rateLimit: RateLimitOptions | null;
  readonly maxBodyBytes: number;
  readonly maxTaskBytes: number;
  readonly cors: CorsOptions | null;
  readonly logger: Logger;
  clientAddress(request: Request): string | null;
  ready(options: CallOptions): Promise<void>;
  readonly keepAliveMs: number;
  createId(): string;
}

const count = z.int().positive();

const shape = z.object({
  authenticate: z.union([z.literal('none'), z.custom((value) => typeof value === 'function')], {
    message: "must be said: a function, or 'none' for a server that is open to everybody",
  }),
  basePath: z
    .string()
    .regex(/^(?:\/[\w.~-]+)+$/, 'is not a path like /api')
    .optional(),
  rateLimit: z
    .union([
      z.literal(false),
      z.object({
        requests: count.optional(),
        failures: count.optional(),
        windowMs: z.number().min(1000).optional(),
      }),
    ])
    .optional(),
  maxBodyBytes: count.optional(),
  maxTaskBytes: count.optional(),
  cors: z
    .object({
      origins: z.union([
        z.literal('*'),
        z.array(z.string().refine((origin) => URL.canParse(origin) && new URL(origin).origin === origin)),
      ]),
    })
    .optional(),
  keepAliveMs: z.number().min(10).optional(),
});

/** @throws `INVALID_OPTIONS` with the option at fault */
export function resolveHttpSettings(services: HttpServices, options: HttpHandlerOptions): HttpSettings {
  const parsed = shape.safeParse(options ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const option = issue?.path.join('.') ?? '';
    const message = `createHttpHandler: option "${option}": ${issue?.message ?? 'is not valid'}`;
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option } });
  }
  const { authenticate, rateLimit, ready } = options;
  return {
    authenticate: authenticate === 'none' ? null : authenticate,
    basePath: options.basePath ?? '',
    rateLimit: rateLimit === false ? null : (rateLimit ?? {}),
    maxBodyBytes: options.maxBodyBytes ?? 1_000_000,
    maxTaskBytes: options.maxTaskBytes ?? 20_000_000,
    cors: options.cors ?? null,
    logger: options.logger ?? silent,
    clientAddress: options.clientAddress ?? clientAddressOf,
    ready:
      ready ??
      (async (callOptions) => void (await services.workspace.list({ ...callOptions, ownerId: nobody }))),
    keepAliveMs: options.keepAliveMs ?? 15_000,
    createId: options.createId ?? randomUUID,
  };
}

/** An owner that has no workspace: listing them asks the state store and nothing else. */
const nobody = 'nlquery readiness';

const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
