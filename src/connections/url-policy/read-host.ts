import ipaddr from 'ipaddr.js';

export interface ReadHost {
  readonly kind: 'address' | 'name';
  /** Lower case. */
  readonly name: string;
}

/** RFC 1123 section 2.1, and underscores, which private networks use. */
const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/**
 * A host in one of the spellings that everybody reads alike: four decimal numbers, an IPv6 address without a zone, or a name. `null` for
 * all others: numbers in octal, hexadecimal or in one piece, a dot at the end, several hosts, escapes, letters beyond ASCII.
 */
export function readHost(host: string): ReadHost | null {
  const name = host.toLowerCase();
  if (ipaddr.IPv4.isValidFourPartDecimal(name)) return { kind: 'address', name };
  if (name.includes(':')) {
    return !name.includes('%') && ipaddr.IPv6.isValid(name) ? { kind: 'address', name } : null;
  }
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  const isNumber = /^(?:\d+|0x[\da-f]*)$/.test(last);
  const isName = name.length <= 253 && labels.every((part) => label.test(part)) && !isNumber;
  return isName ? { kind: 'name', name } : null;
}
