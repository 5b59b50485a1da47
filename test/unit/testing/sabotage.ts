/** A way of breaking a sound adapter, and the cases that have to notice. */
export interface Sabotage<Subject> {
  readonly name: string;
  readonly kills: readonly string[];
  readonly break: (sound: Subject) => Subject;
}
