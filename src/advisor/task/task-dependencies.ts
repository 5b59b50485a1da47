import type { Dependencies } from '../../dependencies.ts';
import type { AdviceSteps } from './advice-steps.ts';

/** What working a task through touches. */
export type TaskDependencies = Pick<
  Dependencies,
  'stateStore' | 'llm' | 'databases' | 'sandboxes' | 'urlCipher' | 'settings' | 'logger' | 'now' | 'createId'
> & {
  /** Loaded when the first task runs. */
  readonly loadSteps: () => Promise<AdviceSteps>;
};
