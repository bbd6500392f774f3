import type { Window } from "../../domain/nominee/deadline.ts";
import type { FieldRefusal, TypedDraft } from "../../domain/nominee/draft.ts";
import type { FieldNotes, NomineeField } from "../../domain/nominee/fields.ts";
import type { LateOutcome } from "../../domain/nominee/late.ts";
import type { FieldConflict } from "../../domain/nominee/merge.ts";
import type { MrzWarning } from "../../domain/nominee/mrz-warnings.ts";
import type { MrzFault } from "../../domain/nominee/mrz.ts";
import type { PhotoVerdict } from "../../domain/nominee/photo.ts";
import type { Problem } from "../../domain/nominee/problems.ts";
import type { FileStatus } from "../../domain/nominee/status.ts";
import type { CategoryLetter } from "../../domain/badge/letter.ts";

type Moment = { date: string; time: string };

/** A category as a card of the form, with the places of its group at this moment. */
export type CategoryChoice = {
  id: string;
  letter: CategoryLetter;
  name: string;
  zones: number[];
  photo: "required" | "free";
  places: { group: string; places: number; taken: number };
};

/** What the form of one nominee shows; `file` is null for somebody written down for the first time. */
export type NomineeFormData = {
  delegation: { name: string; code: string };
  /** ISO day in Astana. */
  today: string;
  closes: Moment;
  opens: Moment;
  window: Window;
  /** Places at the host's expense; null where the delegation has none. */
  hosted: { places: number; taken: number } | null;
  notice: { version: string; operator: string; text: string[] } | null;
  /** Who confirmed the notice for this person. */
  consent: { version: string; by: string; at: Moment } | null;
  /** What was asked of the officers after the close, and what they answered. */
  late: { reason: string; outcome: LateOutcome | null; answer: string } | null;
  likelySame: LikelySame[];
  file: {
    id: string;
    number: number;
    version: number;
    status: FileStatus;
    name: string;
    photoId: string | null;
    savedAt: string;
    returned: { fields: NomineeField[]; reason: string; notes: FieldNotes } | null;
    editable: boolean;
    mayWithdraw: boolean;
    /** A badge was issued; it dies when the person is withdrawn. */
    hasBadge: boolean;
    mayUndo: boolean;
    hosted: boolean;
    checks: {
      refusals: FieldRefusal[];
      consentMissing: boolean;
      namesSwapped: boolean;
      gaps: NomineeField[];
      mrzFaults: readonly MrzFault[];
      mrzWarnings: MrzWarning[];
      passportExpiresSoon: boolean;
      verdicts: PhotoVerdict[];
    };
  } | null;
  typed: TypedDraft;
  categories: CategoryChoice[];
  zones: { number: number; name: string }[];
  states: { code: string; name: string }[];
  /** Who could give up a place, with the quota group. */
  holders: { id: string; name: string; group: string }[];
};

/** Somebody who is likely registered already; of another delegation no more than that. */
export type LikelySame =
  | { where: "own"; by: "passport" | "name"; id: string; name: string }
  | { where: "other"; by: "passport" | "name" };

/** What a posted form came back with. */
export type Mending = {
  typed: TypedDraft;
  base: TypedDraft | null;
  problems: Problem[];
  conflict: Conflict | null;
  version: number;
  fromPicture?: boolean;
};

/** What somebody else changed while this form was written. */
export type Conflict = {
  by: string;
  at: string;
  conflicts: FieldConflict[];
  taken: { field: FieldConflict["field"]; theirs: string }[];
  photoToo: boolean;
};
