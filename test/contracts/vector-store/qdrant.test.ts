import { type ContractCase, runContract, vectorStoreContract } from 'nlquery/testing';
import { qdrantVectorStore } from 'nlquery/vector-store/qdrant';
import { afterAll, describe, expect, test } from 'vitest';
import { startQdrantEmulator } from '../../emulators/qdrant/start-qdrant-emulator.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startQdrant } from '../../services/start-qdrant.ts';
import { startSilentServer } from '../../support/start-silent-server.ts';

const apiKey = 'hunter2-secret';
const silent = await startSilentServer();
afterAll(() => silent.close());

function contractOn(url: string, key: string | undefined, prefix: string): readonly ContractCase[] {
  return vectorStoreContract(
    (storage) => qdrantVectorStore({ url, apiKey: key, collectionPrefix: `${prefix}_${storage}` }),
    {
      capabilities: ['persistent'],
      unreachable: () => qdrantVectorStore({ url: 'http://127.0.0.1:1', apiKey, maxAttempts: 2 }),
      unanswering: () => qdrantVectorStore({ url: `http://127.0.0.1:${silent.port}`, apiKey }),
      secrets: [apiKey],
    },
  );
}

const emulator = await startQdrantEmulator({ apiKey });
describe('qdrant, emulated', () => {
  afterAll(() => emulator.close());
  runContract(contractOn(emulator.url, apiKey, 'nlquery'), test);

  test('no request of the contract went without a tenant', () => {
    expect(emulator.requests.length).toBeGreaterThan(100);
    expect(emulator.violations).toEqual([]);
  });
});

const server = await startQdrant();
describeWithService(
  'qdrant',
  server,
  ({ url, apiKey: key, prefix }) => {
    runContract(contractOn(url, key, prefix), test);
  },
  { emulated: true },
);
