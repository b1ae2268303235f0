/** What a mail sent by Graph is known by: Graph gives no id back, and makes the Message-ID itself. */

/** A header of this name, for Graph takes none that does not begin with "x-"; what comes back with a non-delivery report holds it. */
export const MARKER_HEADER = 'x-proactive-digest-id';
/** An extended property, for Graph finds messages by these. A name of ours in a set of ours, so that no other program's is meant. */
export const MARKER_PROPERTY = 'String {fdf63349-adbc-48b6-927e-b90e1a7282ac} Name proactive-digest-id';

/** Pure: of a Message-ID what stands before its @, without the bracket; 64 hexadecimal digits where messageIdOf() made it. */
export function markerOf(messageId: string): string {
  return messageId.slice(1, messageId.lastIndexOf('@'));
}
