/** `trust` encrypts without looking at the certificate, `verify` verifies it and the host's name in it. */
export type TlsMode = 'none' | 'trust' | 'verify';

const modes: Readonly<Record<string, TlsMode>> = {
  disable: 'none',
  false: 'none',
  '0': 'none',
  'no-verify': 'trust',
  require: 'verify',
  'verify-ca': 'verify',
  'verify-full': 'verify',
  true: 'verify',
  '1': 'verify',
};

/** Other parameters about TLS that may stand in a URL: without a certificate of the client's they say nothing. */
const harmless: ReadonlySet<string> = new Set(['sslpassword', 'sslcompression', 'sslsni']);

/**
 * What a URL's `sslmode` (or `ssl`) asks for, in any case; `none` without one, `null` for anything about TLS that is not understood:
 * ignored, it would send in the clear what was meant to be encrypted. `ssl` counts where `sslmode` says nothing or "disable"; of several the strictest.
 */
export function tlsMode(parameters: URLSearchParams): TlsMode | null {
  const named: Record<'sslmode' | 'ssl', TlsMode[]> = { sslmode: [], ssl: [] };
  for (const [name, value] of parameters) {
    const lower = name.toLowerCase();
    if (lower === 'sslmode' || lower === 'ssl') {
      const mode = modes[value.toLowerCase()];
      if (mode === undefined) return null;
      named[lower].push(mode);
    } else if (isAboutTls.test(lower) && !harmless.has(lower)) return null;
  }
  return strictest(named.sslmode) ?? strictest(named.ssl) ?? 'none';
}

const isAboutTls = /^(?:use|require)?-?(?:ssl|tls)/;

function strictest(given: readonly TlsMode[]): TlsMode | null {
  return (['verify', 'trust'] as const).find((mode) => given.includes(mode)) ?? null;
}
