/** An entry of the trail as it is sealed. Instants as the database writes them in UTC, to the microsecond. */
export type SealedEntry = {
  id: number;
  at: string;
  recordedAt: string;
  actor: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  fields: readonly string[];
  correlation: string | null;
};

/**
 * The one text of an entry that its seal covers: a JSON array in a fixed order, without white space. Two entries that differ
 * in anything have different texts, since JSON marks where each part ends. `docs/formats.md`, Seals of the trail.
 */
export function entryText(entry: SealedEntry): string {
  const { id, at, recordedAt, actor, action, subjectKind, subjectId, fields, correlation } = entry;
  return JSON.stringify([
    id,
    at,
    recordedAt,
    actor,
    action,
    subjectKind,
    subjectId,
    fields,
    correlation,
  ]);
}
