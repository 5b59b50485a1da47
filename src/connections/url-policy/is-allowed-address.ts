import ipaddr from 'ipaddr.js';

/** Ranges that a private network is made of. */
const privateRanges: ReadonlySet<string> = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/** Services of clouds that tell whoever asks about the machine; they stand in ranges that may otherwise be allowed. */
const metadataAddresses: ReadonlySet<string> = new Set([
  '100.100.100.200', // Alibaba
  '168.63.129.16', // Azure
  'fd00:ec2::254', // AWS
  'fd20:ce::254', // Google
]);

/** RFC 4291 section 2.4, as far as it has been given out: what else is called unicast holds `::127.0.0.1`. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether a connection may go to an IP address: to public ones, with `allowPrivate` also to private ones. Everything else is refused:
 * link-local, multicast, reserved, and addresses that hold another one (IPv4-mapped, 6to4, Teredo, NAT64).
 *
 * Source: https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress()) {
    return allowPrivate && isAllowedAddress(parsed.toIPv4Address().toString(), true);
  }
  if (metadataAddresses.has(parsed.toString())) return false;
  const range = parsed.range();
  const isPublic = range === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast));
  return isPublic || (allowPrivate && privateRanges.has(range));
}
