/** AES-GCM's tag, with which each locked record ends: it depends on the record's every byte and on its index. */
export const TAG_BYTES = 16;

/** Of no records. */
export const NO_RECORDS: Uint8Array = new Uint8Array(TAG_BYTES);

/**
 * The digest of a set of locked records after one of them was added, or taken away: the tags of all, exclusive-or. It is the
 * same in whatever order they came, and a changed record costs two steps. It tells a phone whether it holds what the server
 * holds; that nobody else speaks for the server is TLS's to see to.
 */
export function foldRecord(digest: Uint8Array, locked: Uint8Array): Uint8Array {
  const tag = locked.subarray(-TAG_BYTES);
  return digest.map((byte, at) => byte ^ (tag[at] ?? 0));
}
