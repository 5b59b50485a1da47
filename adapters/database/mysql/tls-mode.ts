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

/** How other drivers spell a bare yes or no, without case and dashes. */
const switches: ReadonlySet<string> = new Set(['ssl', 'tls', 'usessl', 'requiressl', 'usetls']);

/**
 * What a URL's `ssl-mode`, in any spelling, or `ssl` or `useSSL` asks for; `none` without one, `null` for anything about TLS that is not
 * understood: ignored, it would send in the clear what was meant to be encrypted. The switches count where `ssl-mode` says nothing or
 * "disabled"; of several the strictest.
 */
export function tlsMode(parameters: URLSearchParams): TlsMode | null {
  const modesGiven: TlsMode[] = [];
  const switchesGiven: TlsMode[] = [];
  for (const [name, value] of parameters) {
    const plain = name.toLowerCase().replace(/[-_]/g, '');
    if (plain === 'sslmode' || switches.has(plain)) {
      const mode = modes[value.toLowerCase()];
      if (mode === undefined) return null;
      (plain === 'sslmode' ? modesGiven : switchesGiven).push(mode);
    } else if (/^(?:ssl|tls|(?:verify|trust)servercertificate)/.test(plain)) return null;
  }
  return strictest(modesGiven) ?? strictest(switchesGiven) ?? 'none';
}

function strictest(given: readonly TlsMode[]): TlsMode | null {
  return (['identity', 'chain'] as const).find((mode) => given.includes(mode)) ?? null;
}
