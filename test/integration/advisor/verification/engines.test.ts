import { duckdbSandbox } from '../../../../adapters/sandbox/duckdb/index.ts';
import { mysqlSandbox } from '../../../../adapters/sandbox/mysql/index.ts';
import { pgliteSandbox } from '../../../../adapters/sandbox/pglite/index.ts';
import { sqliteSandbox } from '../../../../adapters/sandbox/sqlite/index.ts';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startMysql } from '../../database/mysql/start-mysql.ts';
import { describeEngine, type EngineSource } from './describe-engine.ts';

const sources: readonly EngineSource[] = [
  {
    dialect: 'postgres',
    sandbox: pgliteSandbox(),
    ddl: [
      'CREATE TABLE shop.customers (id bigserial PRIMARY KEY, name text NOT NULL, since timestamptz)',
      'CREATE TABLE shop.orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES shop.customers (id), amount numeric(10,2), day date)',
    ],
    prefix: 'shop.',
    month: ["date_trunc('month', day) = '2024-06-01'", "day >= '2024-06-01' AND day < '2024-07-01'"],
  },
  {
    dialect: 'sqlite',
    sandbox: sqliteSandbox(),
    ddl: [
      'CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, since TEXT)',
      'CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), amount REAL, day TEXT)',
    ],
    prefix: '',
    month: ["substr(day, 1, 7) = '2024-06'", "day >= '2024-06' AND day < '2024-07'"],
  },
  {
    dialect: 'duckdb',
    sandbox: duckdbSandbox(),
    ddl: [
      'CREATE TABLE lake.shop.customers (id BIGINT PRIMARY KEY, name VARCHAR NOT NULL, since TIMESTAMP)',
      'CREATE TABLE lake.shop.orders (id BIGINT PRIMARY KEY, customer_id BIGINT, amount DECIMAL(10,2), day DATE)',
    ],
    prefix: 'lake.shop.',
    month: [
      "date_trunc('month', day) = DATE '2024-06-01'",
      "day >= DATE '2024-06-01' AND day < DATE '2024-07-01'",
    ],
  },
];

for (const source of sources) describeEngine(source);

describeWithService('mysql', await startMysql(), ({ url }) =>
  describeEngine({
    dialect: 'mysql',
    sandbox: mysqlSandbox({ url }),
    ddl: [
      'CREATE TABLE shop.customers (id BIGINT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(50) NOT NULL, since DATETIME)',
      'CREATE TABLE shop.orders (id BIGINT PRIMARY KEY, customer_id BIGINT, amount DECIMAL(10,2), day DATE)',
    ],
    prefix: 'shop.',
    month: ["date_format(day, '%Y-%m') = '2024-06'", "day >= '2024-06-01' AND day < '2024-07-01'"],
  }),
);
