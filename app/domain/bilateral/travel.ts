/** Ways of known length, the same both ways; between venues and entry points by their ids. */
export type Travel = readonly { between: readonly [string, string]; minutes: number }[];

/** Minutes from one place to another: none within a venue, nor where the definition knows of no way. */
export function travelMinutes(from: string, to: string, travel: Travel): number {
  if (from === to) return 0;
  const way = travel.find(
    ({ between: [a, b] }) => (a === from && b === to) || (a === to && b === from),
  );
  return way?.minutes ?? 0;
}
