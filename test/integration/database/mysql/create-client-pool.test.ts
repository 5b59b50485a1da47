import { expect, it } from 'vitest';
import { clientConfig } from '../../../../adapters/database/mysql/client-config.ts';
import { createClientPool } from '../../../../adapters/database/mysql/create-client-pool.ts';
import { openClient } from '../../../../adapters/database/mysql/open-client.ts';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startMysql } from './start-mysql.ts';

describeWithService('createClientPool', await startMysql(), (server) => {
  const poolOf = (maxIdleMs: number) => {
    const config = clientConfig(server.url, {});
    return createClientPool(
      (signal) => openClient(config, { timeoutMs: 5_000, signal, secrets: [] }),
      1,
      maxIdleMs,
    );
  };

  it.each([
    ['uses a connection again', 60_000, true],
    ['does not use one again that was idle for too long', 0, false],
  ])('%s', async (_what, maxIdleMs, isSame) => {
    const pool = poolOf(maxIdleMs);
    const first = await pool.acquire();
    pool.release(first, true);
    const second = await pool.acquire();
    expect(second === first).toBe(isSame);
    expect(first.stream.writable).toBe(isSame);
    pool.release(second, true);
    await pool.close();
  });

  it('gives the turn to the next when a connection cannot be opened', async () => {
    let isUp = false;
    const config = clientConfig(server.url, {});
    const pool = createClientPool((signal) => {
      const options = { timeoutMs: 5_000, signal, secrets: [] };
      return openClient(isUp ? config : { ...config, port: 1 }, options);
    }, 1);
    await expect(pool.acquire()).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    isUp = true;
    const client = await pool.acquire();
    pool.release(client, false);
    await pool.close();
    expect(client.stream.destroyed).toBe(true);
  });
});
