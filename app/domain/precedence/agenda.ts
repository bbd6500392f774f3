/**
 * The points of a session's agenda: the sentences of its note, one a point. A full stop after a single capital letter
 * belongs to a name and ends nothing.
 */
export function agendaPoints(note: string): string[] {
  return note
    .split(/\n|(?<=(?:[\p{Ll}\p{N})»”"]|\p{Lu}{2})[.!?])\s+(?=\p{Lu})/u)
    .map((point) => point.trim().replace(/\.$/, ""))
    .filter((point) => point !== "");
}
