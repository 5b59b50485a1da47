import ipaddr from 'ipaddr.js';

/**
 * Whom an address is counted as: itself, or the /64 that an IPv6 address lies in, since whoever has one has all of them (RFC 4291). What is no
 * address stays as it is.
 */
export function addressGroup(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}
