import type { PassageReport } from "#app/domain/gate/wire.ts";

/** The site as a child would draw it: which zone stands around which, and out of which a gate leads. */
const AROUND: Readonly<Record<number, number>> = { 2: 1, 3: 2, 4: 2, 5: 1, 6: 1 };
const WITH_EXIT = [1, 2, 3];
const ZONE_OF: Readonly<Record<string, number>> = {
  a: 1,
  "a-exit": 1,
  e: 2,
  "e-exit": 2,
  b: 3,
  "b-exit": 3,
};

/** All that is known of a passage once everything has arrived. */
export type Known = PassageReport;

/** Where a person must be, and which two passages each contradict each other, by walking through the day once. */
export function walk(passages: readonly Known[]): { zone: number | null; doubles: string[] } {
  let zone: number | null = null;
  let before: Known | undefined;
  const doubles: string[] = [];
  const day = passages
    .filter(({ decision }) => decision === "admitted")
    .toSorted((a, b) =>
      a.scannedAt !== b.scannedAt
        ? a.scannedAt - b.scannedAt
        : a.sequence !== b.sequence
          ? a.sequence - b.sequence
          : a.id.localeCompare(b.id),
    );
  for (const passage of day) {
    const door = ZONE_OF[passage.gateId] ?? 0;
    if (passage.direction === "exit") {
      zone = AROUND[door] ?? null;
    } else {
      const knew = passage.reason === "within_grace" || passage.reason === "already_inside";
      if (before && !knew && WITH_EXIT.includes(door) && stands(zone, door))
        doubles.push(`${before.id} ${passage.id}`);
      zone = door;
    }
    before = passage;
  }
  return { zone, doubles };
}

/** Whether somebody in `zone` stands in `door`, or in a room of it. */
function stands(zone: number | null, door: number): boolean {
  for (let at: number | null = zone; at !== null; at = AROUND[at] ?? null) {
    if (at === door) return true;
  }
  return false;
}
