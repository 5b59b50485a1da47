import type { ConnectionOptions } from 'mysql2';
import { createPinnedSocket } from '../../../src/adapter-kit/index.ts';

/** The settings with which connections go to `addresses` alone; the settings as they are where none are given. */
export function pinnedConfig(
  config: ConnectionOptions,
  addresses: readonly string[] | undefined,
): ConnectionOptions {
  if (addresses === undefined) return config;
  const connect = () => {
    const socket = createPinnedSocket(addresses).connect(config.port ?? 3306, config.host ?? '');
    return socket.setKeepAlive(true).setNoDelay(true);
  };
  return { ...config, stream: connect };
}
