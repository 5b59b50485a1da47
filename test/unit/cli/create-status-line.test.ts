import { describe, expect, it } from 'vitest';
import { createStatusLine } from '../../../src/cli/create-status-line.ts';

function written(
  enabled: boolean,
  columns?: number,
): { text: string; line: ReturnType<typeof createStatusLine> } {
  const state = { text: '', line: { show: (_: string) => {}, clear: () => {} } };
  const output = { columns, write: (text: string) => (state.text += text) };
  state.line = createStatusLine(output, enabled);
  return state;
}

describe('createStatusLine', () => {
  it('writes over itself, and takes itself away once', () => {
    const state = written(true);
    state.line.show('one');
    state.line.show('two');
    state.line.clear();
    state.line.clear();
    expect(state.text).toBe('\r\u001b[2Kone\r\u001b[2Ktwo\r\u001b[2K');
  });

  it('never wraps', () => {
    const state = written(true, 11);
    state.line.show('a very long line');
    expect(state.text).toBe('\r\u001b[2Ka very lon');
  });

  it('writes nothing where there is no terminal', () => {
    const state = written(false);
    state.line.show('one');
    state.line.clear();
    expect(state.text).toBe('');
  });
});
