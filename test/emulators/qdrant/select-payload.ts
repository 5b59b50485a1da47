/** The fields of a payload that a request asked for, as a part of a point. */
export function selectPayload(
  payload: Readonly<Record<string, unknown>>,
  selector: boolean | readonly string[] | undefined,
): { readonly payload?: Readonly<Record<string, unknown>> } {
  if (selector === true) return { payload };
  if (!selector) return {};
  const fields = Object.entries(payload).filter(([name]) => selector.includes(name));
  return { payload: Object.fromEntries(fields) };
}
