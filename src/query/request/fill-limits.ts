import type { QueryLimits, Settings } from '../../dependencies.ts';

/** The limits a caller asks for, those of the instance where nothing is asked. */
export function fillLimits(
  asked: { readonly [Name in keyof QueryLimits]?: number | undefined } | undefined,
  { limits }: Pick<Settings, 'limits'>,
): QueryLimits {
  return {
    maxRows: asked?.maxRows ?? limits.maxRows,
    maxBytes: asked?.maxBytes ?? limits.maxBytes,
    timeoutMs: asked?.timeoutMs ?? limits.timeoutMs,
  };
}
