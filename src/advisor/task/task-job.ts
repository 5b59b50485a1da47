/** The queue's name for advisor tasks; their key is the task id. */
export const taskJobName = 'nlquery-advisor';

/** The job reads everything else from the state store: it holds no URL. */
export type TaskPayload = { readonly taskId: string };
