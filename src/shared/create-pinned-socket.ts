import { isIP, Socket } from 'node:net';
import { pinnedLookup } from './pinned-lookup.ts';

/**
 * A socket for drivers that call `connect(port, host)` on it: whatever the host is called, it goes to one of `addresses`. The host's
 * name stays with the driver, for TLS to verify.
 */
export function createPinnedSocket(addresses: readonly string[]): Socket {
  const socket = new Socket();
  const connect = socket.connect.bind(socket) as (options: object) => Socket;
  const connectPinned = (port: number, host: string): Socket => {
    if (isIP(host) !== 0 && !addresses.includes(host)) {
      return socket.destroy(new Error('The address is not among those that are allowed.'));
    }
    return connect({ port, host, lookup: pinnedLookup(addresses), autoSelectFamily: true });
  };
  return Object.assign(socket, { connect: connectPinned });
}
