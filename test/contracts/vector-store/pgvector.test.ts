import { type ContractCase, runContract, vectorStoreContract } from 'nlquery/testing';
import { pgvectorVectorStore } from 'nlquery/vector-store/pgvector';
import { afterAll, describe, test } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPglite } from '../../services/start-pglite.ts';
import { startPgvector } from '../../services/start-pgvector.ts';
import { startSilentServer } from '../../support/start-silent-server.ts';

const silent = await startSilentServer();
afterAll(() => silent.close());

function contractOn(url: string, maxConnections: number): readonly ContractCase[] {
  return vectorStoreContract((schema) => pgvectorVectorStore({ url, schema, maxConnections }), {
    capabilities: ['persistent'],
    unreachable: () => pgvectorVectorStore({ url: 'postgres://ada:hunter2-secret@127.0.0.1:1/shop' }),
    unanswering: () =>
      pgvectorVectorStore({ url: `postgres://ada:hunter2-secret@127.0.0.1:${silent.port}/shop` }),
    secrets: ['hunter2-secret'],
  });
}

const pglite = await startPglite();
describe('pgvector in PGlite', () => {
  afterAll(() => pglite.close());
  runContract(contractOn(pglite.url, 1), test);
});

const server = await startPgvector();
const database = await server?.createDatabase();
describeWithService('pgvector', server, () => {
  runContract(contractOn(database?.url ?? '', 4), test);
});
