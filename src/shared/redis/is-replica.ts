/** After a failover: the server went on as a replica, and the name of the primary leads elsewhere now. */
export function isReplica({ message }: Error): boolean {
  return message.includes('READONLY');
}
