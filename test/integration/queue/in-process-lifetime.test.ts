import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const adapter = pathToFileURL(join(import.meta.dirname, '../../../adapters/queue/in-process/index.ts')).href;

/** What a process prints that does `script` with a fresh `queue`; it is killed after ten seconds. */
function outputOf(script: string): { status: number | null; stdout: string; stderr: string } {
  const source = `
    const { inProcessQueue } = await import(${JSON.stringify(adapter)});
    const queue = inProcessQueue();
    ${script}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    timeout: 10_000,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('a process with an in-process queue', () => {
  it('ends by itself when no job is live, without close', () => {
    const script = `queue.define('work', async () => console.log('ran'));
      await queue.enqueue('work', null, { key: 'k' });`;
    expect(outputOf(script)).toMatchObject({ status: 0, stdout: 'ran\n' });
  });

  it('is held open by a job that runs, even when nothing else would', () => {
    const script = `queue.define('work', async () => {
        await new Promise((resolve) => { const timer = setTimeout(resolve, 200); timer.unref(); });
        console.log('finished');
      });
      await queue.enqueue('work', null, { key: 'k' });`;
    expect(outputOf(script)).toMatchObject({ status: 0, stdout: 'finished\n' });
  });

  it('is held open by a job that waits for its next attempt', () => {
    const script = `queue.define('work', async ({ attempt }) => {
        console.log(attempt);
        if (attempt < 3) throw new Error('fails');
      });
      await queue.enqueue('work', null, { key: 'k', backoffMs: 20 });`;
    expect(outputOf(script)).toMatchObject({ status: 0, stdout: '1\n2\n3\n' });
  });

  it('is not held open by a job whose name has no handler', () => {
    expect(outputOf(`await queue.enqueue('work', null, { key: 'k' });`)).toMatchObject({ status: 0 });
  });

  it('survives handlers that throw, reject, and reject with nothing', () => {
    const script = `const faults = [() => { throw new Error('thrown'); }, () => Promise.reject(new Error('rejected')), () => Promise.reject()];
      for (const [index, fault] of faults.entries()) {
        queue.define('work' + index, fault);
        await queue.enqueue('work' + index, null, { key: 'k', maxAttempts: 1 });
      }
      setTimeout(() => console.log('alive'), 50);`;
    expect(outputOf(script)).toMatchObject({ status: 0, stdout: 'alive\n', stderr: '' });
  });
});
