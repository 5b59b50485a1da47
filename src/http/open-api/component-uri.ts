/** Where a named schema stands in the document. */
export function componentUri(id: string): string {
  return `#/components/schemas/${id}`;
}
