/**
 * The same circle begun elsewhere: at the one who was drawn for the first seat (UN practice). Unchanged while nobody is
 * drawn, and when the drawn one takes no part.
 */
export function beginningWith<T extends { id: string }>(
  circle: readonly T[],
  drawn: string | null,
): T[] {
  const at = circle.findIndex(({ id }) => id === drawn);
  return at <= 0 ? [...circle] : [...circle.slice(at), ...circle.slice(0, at)];
}
