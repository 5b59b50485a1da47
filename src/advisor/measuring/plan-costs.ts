/** What an engine reckons one query costs before and after, in its own unit. JSON-safe. */
export interface PlanCosts {
  readonly queryId: string;
  readonly before: number;
  readonly after: number;
}

/** JSON-safe. */
export interface MeasuredPlans {
  /** Where the plans were made, in words; `null` when none were. */
  readonly method: string | null;
  readonly costs: readonly PlanCosts[];
  readonly notes: readonly string[];
}

export const noPlans: MeasuredPlans = { method: null, costs: [], notes: [] };
