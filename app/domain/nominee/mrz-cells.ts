import { checkPlaces, failedChecks } from "./mrz-checks.ts";
import { layoutOf } from "./mrz.ts";

/** What a character of the zone is to the eye: a filler, a check digit, one that disagrees, or any other. */
export type MrzCell = { character: string; look: "plain" | "filler" | "check" | "wrong" };

/** The zone's lines as cells, so that a character can be pointed at. */
export function cellLooks(lines: readonly string[]): MrzCell[][] {
  const layout = layoutOf(lines);
  const failed = layout ? failedChecks(lines, layout) : [];
  const places = layout ? checkPlaces(lines, layout) : [];
  return lines.map((text, line) =>
    [...text].map((character, at): MrzCell => {
      const here = (place: { line: number; position: number }): boolean =>
        place.line === line + 1 && place.position === at + 1;
      if (failed.some(here)) return { character, look: "wrong" };
      if (character === "<") return { character, look: "filler" };
      return { character, look: places.some(here) ? "check" : "plain" };
    }),
  );
}
