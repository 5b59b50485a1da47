const maxQuestions = 12;

/** What the page remembers; `localStorage` fits. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The questions asked of one workspace on this device, latest first. */
export interface RecentQuestions {
  list(workspaceId: string): readonly string[];
  add(workspaceId: string, question: string): void;
  forget(workspaceId: string): void;
}

/** Keeps them in `memory`. What it does not understand there counts as nothing. */
export function createRecentQuestions(memory: Memory): RecentQuestions {
  const keyOf = (workspaceId: string): string => `nlquery.recent.${workspaceId}`;
  const list = (workspaceId: string): readonly string[] => parse(memory.getItem(keyOf(workspaceId)));
  return {
    list,
    add: (workspaceId, question) => {
      const others = list(workspaceId).filter((known) => known !== question);
      memory.setItem(keyOf(workspaceId), JSON.stringify([question, ...others].slice(0, maxQuestions)));
    },
    forget: (workspaceId) => memory.removeItem(keyOf(workspaceId)),
  };
}

function parse(text: string | null): readonly string[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(stored) ? stored.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
