import * as z from 'zod';

/** Text that every store can keep: no NUL, no half of a surrogate pair; not blank. */
export function text(maxLength: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(maxLength)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a character that cannot be kept')
    .refine((value) => value.trim() !== '', 'is blank');
}
