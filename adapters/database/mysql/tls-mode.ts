/** `chain` verifies the certificate, `identity` the host's name in it too. */
export type TlsMode = 'none' | 'chain' | 'identity';

const modes: Readonly<Record<string, TlsMode>> = {
  disabled: 'none',
  disable: 'none',
  false: 'none',
  '0': 'none',
  required: 'chain',
  require: 'chain',
  verify_ca: 'chain',
  'verify-ca': 'chain',
  verify_identity: 'identity',
  'verify-full': 'identity',
  true: 'identity',
  '1': 'identity',
};

/** What a URL's `ssl-mode` (or `sslmode`, or `ssl`) asks for; `none` without one, `null` for what is not understood. */
export function tlsMode(parameters: URLSearchParams): TlsMode | null {
  const mode = parameters.get('ssl-mode') ?? parameters.get('sslmode') ?? parameters.get('ssl');
  return mode === null ? 'none' : (modes[mode.toLowerCase()] ?? null);
}
