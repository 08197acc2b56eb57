/**
 * Whether an event says anything that is not known of its connection: what this page did itself, or has asked about
 * already, needs no second question. The event's word is never taken for the response.
 */
export function isStale(type: string, status: string | undefined): boolean {
  switch (type) {
    case 'connection.created':
      return status === undefined;
    case 'connection.connected':
    case 'connection.reconnected':
      return status !== 'Linked';
    case 'connection.disconnected':
      return status !== 'Unlinked' && status !== 'Deauthorized';
    case 'connection.deleted':
      return status !== undefined;
    default:
      return true;
  }
}
