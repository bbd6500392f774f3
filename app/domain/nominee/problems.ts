import type { DraftRefusal, FieldRefusal } from "./draft.ts";
import type { NomineeField } from "./fields.ts";
import type { ZoneRefusal } from "./mrz-reading.ts";
import type { MrzFault } from "./mrz.ts";
import type { PhotoRefusal, PhotoVerdict } from "./photo.ts";

/** One thing to mend before a file can be saved or sent, with the field that it leads to. */
export type Problem =
  | { field: NomineeField; kind: "missing" }
  | { field: NomineeField; kind: "written"; refusal: DraftRefusal }
  | { field: "mrz"; kind: "zone"; fault: MrzFault }
  | { field: "mrz"; kind: "page"; refusal: ZoneRefusal }
  | { field: "photo"; kind: "upload"; refusal: PhotoRefusal }
  | { field: "photo"; kind: "verdict"; verdict: PhotoVerdict }
  | { field: "category"; kind: "full" }
  | { field: "category"; kind: "no_substitute" };

export const writtenProblems = (refusals: readonly FieldRefusal[]): Problem[] =>
  refusals.map(({ field, refusal }) => ({ field, kind: "written", refusal }));

/** What stops a saved file from being sent, in the order of the form. */
export function problemsToSend(checks: {
  gaps: readonly NomineeField[];
  mrzFaults: readonly MrzFault[];
  verdicts: readonly PhotoVerdict[];
}): Problem[] {
  const gaps = checks.gaps.map((field): Problem => ({ field, kind: "missing" }));
  const zone = checks.mrzFaults.map((fault): Problem => ({ field: "mrz", kind: "zone", fault }));
  const photo = checks.verdicts
    .filter(({ grade }) => grade === "fix")
    .map((verdict): Problem => ({ field: "photo", kind: "verdict", verdict }));
  return [...zone, ...gaps, ...photo];
}

/** What concerns the file as a whole. */
export const FORM_NOTICES = ["stale", "not_open", "late", "too_early", "badge_exists"] as const;
export type FormNotice = (typeof FORM_NOTICES)[number];
