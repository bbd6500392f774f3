import type { TypedDraft } from "../../domain/nominee/draft.ts";
import type { NomineeField } from "../../domain/nominee/fields.ts";
import type { MrzWarning } from "../../domain/nominee/mrz-warnings.ts";
import type { MrzFault } from "../../domain/nominee/mrz.ts";
import type { PhotoVerdict } from "../../domain/nominee/photo.ts";
import type { FormNotice, Problem } from "../../domain/nominee/problems.ts";
import type { FileStatus } from "../../domain/nominee/status.ts";
import type { CategoryLetter } from "../../domain/summit/definition.ts";

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
  file: {
    id: string;
    number: number;
    version: number;
    status: FileStatus;
    name: string;
    photoId: string | null;
    savedAt: string;
    returned: { fields: NomineeField[]; reason: string } | null;
    editable: boolean;
    mayWithdraw: boolean;
    checks: {
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

/** What a posted form came back with. */
export type Mending = {
  typed: TypedDraft;
  problems: Problem[];
  notice: FormNotice | null;
  version: number;
  fromPicture?: boolean;
};
