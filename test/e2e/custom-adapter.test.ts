/** Runs the tests of `examples/custom-adapter`: one adapter of each kind, each against its contract. */
import '../../examples/custom-adapter/counting-llm.test.ts';
import '../../examples/custom-adapter/hashing-embedder.test.ts';
import '../../examples/custom-adapter/list-queue.test.ts';
import '../../examples/custom-adapter/map-state-store.test.ts';
import '../../examples/custom-adapter/map-vector-store.test.ts';
import '../../examples/custom-adapter/node-sqlite-database.test.ts';
