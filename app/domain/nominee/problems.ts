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
  | { field: "category"; kind: "no_substitute" }
  | { field: "hosted"; kind: "hosted_full" }
  | { field: "consent"; kind: "no_consent" }
  | { field: "lateReason"; kind: "late_reason" };

/** Where a problem leads: a field of the person, or one of the form beside them. */
export type ProblemField = Problem["field"];

export const writtenProblems = (refusals: readonly FieldRefusal[]): Problem[] =>
  refusals.map(({ field, refusal }) => ({ field, kind: "written", refusal }));

/** What stops a saved file from being sent, in the order of the form. */
export function problemsToSend(checks: {
  gaps: readonly NomineeField[];
  mrzFaults: readonly MrzFault[];
  verdicts: readonly PhotoVerdict[];
  refusals: readonly FieldRefusal[];
  consentMissing: boolean;
}): Problem[] {
  const written = writtenProblems(checks.refusals);
  const gaps = checks.gaps
    .filter((gap) => !checks.refusals.some(({ field }) => field === gap))
    .map((field): Problem => ({ field, kind: "missing" }));
  const zone = checks.mrzFaults.map((fault): Problem => ({ field: "mrz", kind: "zone", fault }));
  const photo = checks.verdicts
    .filter(({ grade }) => grade === "fix")
    .map((verdict): Problem => ({ field: "photo", kind: "verdict", verdict }));
  const consent: Problem[] = checks.consentMissing
    ? [{ field: "consent", kind: "no_consent" }]
    : [];
  return [...zone, ...written, ...gaps, ...photo, ...consent];
}

/** What concerns the file as a whole. */
export const FORM_NOTICES = ["not_open", "purged", "late", "too_early", "place_taken"] as const;
export type FormNotice = (typeof FORM_NOTICES)[number];
