import type { OpenSandboxOptions, Sandbox, ScratchDatabase } from '../../ports/sandbox.ts';

/** Opens a database, hands it to `work` and closes it. */
export async function withScratch<Result>(
  sandbox: Sandbox,
  work: (database: ScratchDatabase) => Promise<Result>,
  options?: OpenSandboxOptions,
): Promise<Result> {
  const database = await sandbox.open(options);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
