import type { Memory } from '../model/recent-questions.ts';

/** What the browser keeps for this page; where it refuses to keep anything, what is kept until the page is left. */
export function browserMemory(name: 'localStorage' | 'sessionStorage'): Memory {
  const kept = new Map<string, string>();
  const tried = <Result>(use: (storage: Storage) => Result, otherwise: () => Result): Result => {
    try {
      return use(window[name]);
    } catch {
      return otherwise();
    }
  };
  return {
    getItem: (key) =>
      kept.get(key) ??
      tried(
        (storage) => storage.getItem(key),
        () => null,
      ),
    setItem: (key, value) => {
      kept.delete(key);
      tried(
        (storage) => storage.setItem(key, value),
        () => void kept.set(key, value),
      );
    },
    removeItem: (key) => {
      kept.delete(key);
      tried(
        (storage) => storage.removeItem(key),
        () => undefined,
      );
    },
  };
}
