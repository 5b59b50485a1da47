/** bullmq's name for the queue of jobs called `name`: without a colon, and in braces, so that its keys share a slot of a cluster. */
export function queueName(name: string): string {
  return `{${encodeURIComponent(name)}}`;
}
