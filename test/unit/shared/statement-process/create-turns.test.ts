import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../../src/shared/statement-process/create-turns.ts';

describe('createTurns', () => {
  it('lets so many in at a time, in the order of asking', async () => {
    const turns = createTurns(2);
    const order: number[] = [];
    const taken = [0, 1, 2, 3].map(async (index) => {
      await turns.take({});
      order.push(index);
    });
    await Promise.all([taken[0], taken[1]]);
    expect(order).toEqual([0, 1]);
    turns.end();
    await taken[2];
    turns.end();
    await taken[3];
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('gives the turn of one who left the line to the next', async () => {
    const turns = createTurns(1);
    await turns.take({});
    const controller = new AbortController();
    const aborted = turns.take({ signal: controller.signal });
    const late = turns.take({ timeoutMs: 1 });
    const next = turns.take({ timeoutMs: 60_000, signal: controller.signal });
    const patient = turns.take({});
    controller.abort(new Error('left'));
    await expect(aborted).rejects.toThrow('left');
    await expect(next).rejects.toThrow('left');
    expect(await late).toBe(false);
    turns.end();
    expect(await patient).toBe(true);
    turns.end();
    expect(await turns.take({})).toBe(true);
  });

  it('refuses everyone in line when closed', async () => {
    const turns = createTurns(1);
    await turns.take({});
    const waiting = [turns.take({}), turns.take({ timeoutMs: 60_000 })];
    turns.close(new Error('closed'));
    await expect(waiting[0]).rejects.toThrow('closed');
    await expect(waiting[1]).rejects.toThrow('closed');
  });
});
