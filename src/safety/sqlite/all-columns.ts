/**
 * A column that the guard's own copy of a table has when the policy hides columns of it. Nobody names it: that it is read shows that all
 * columns are.
 */
export const allColumns = 'nlquery: all columns';
