import { and, eq } from "drizzle-orm";

import type { FieldRefusal, NomineeDraft, TypedDraft } from "#app/domain/nominee/draft.ts";
import { type FieldNotes, isNomineeField, type NomineeField } from "#app/domain/nominee/fields.ts";
import { missingOf } from "#app/domain/nominee/missing.ts";
import { type MrzRepair, suggestRepair } from "#app/domain/nominee/mrz-repair.ts";
import { type MrzWarning, mrzWarnings } from "#app/domain/nominee/mrz-warnings.ts";
import { type MrzFault, readMrz } from "#app/domain/nominee/mrz.ts";
import { namesLookSwapped } from "#app/domain/nominee/name-order.ts";
import { expiresTooSoon } from "#app/domain/nominee/passport.ts";
import { judgePhoto, type PhotoVerdict } from "#app/domain/nominee/photo.ts";
import type { FileStatus } from "#app/domain/nominee/status.ts";
import { undoneStatus } from "#app/domain/nominee/withdrawal.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { photoMaster } from "./files.server.ts";
import { foldName } from "./folding.server.ts";
import { openPassport } from "./passport.server.ts";
import { measurePhoto } from "./photo.server.ts";
import { openTyped } from "./typed.server.ts";
import { refusalsOf } from "./typing.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

/** What the checks say of a file as it is saved. */
export type FileChecks = {
  /** Fields that are not well formed as typed; the draft holds what they were before. */
  refusals: FieldRefusal[];
  consentMissing: boolean;
  namesSwapped: boolean;
  gaps: NomineeField[];
  mrzFaults: readonly MrzFault[];
  mrzRepair: MrzRepair | null;
  mrzWarnings: MrzWarning[];
  passportExpiresSoon: boolean;
  verdicts: PhotoVerdict[];
};

/** A nominee's file, opened for the delegation that wrote it. */
export type NomineeFile = {
  id: string;
  number: number;
  version: number;
  status: FileStatus;
  draft: NomineeDraft;
  /** The form as typed, where a field of it is not well formed yet. */
  typed: TypedDraft | null;
  hosted: boolean;
  photoId: string | null;
  returnedFields: NomineeField[];
  returnedReason: string;
  returnedNotes: FieldNotes;
  undoable: boolean;
  changedAt: Date;
  checks: FileChecks;
};

/** A file whose photo nobody judged: measuring it takes a thread longer than saving does. */
export type OpenedFile = Omit<NomineeFile, "checks"> & { checks: Omit<FileChecks, "verdicts"> };

/** Opens a file with its passport and checks it and its photo; null when this delegation has no such nominee. */
export async function loadNominee(
  delegationId: string,
  id: string,
  now: Date,
): Promise<NomineeFile | null> {
  const opened = await openNominee(delegationId, id, now);
  if (!opened) return null;
  const verdicts = opened.photoId === null ? [] : await photoVerdicts(opened.photoId);
  return { ...opened, checks: { ...opened.checks, verdicts } };
}

/** The same without a look at the photo, for whoever saves text. */
export async function openNominee(
  delegationId: string,
  id: string,
  now: Date,
): Promise<OpenedFile | null> {
  if (!isUuid(id)) return null;
  const [definition, [row]] = await Promise.all([
    summitDefinition(),
    database()
      .select()
      .from(nominee)
      .where(and(eq(nominee.id, id), eq(nominee.delegationId, delegationId))),
  ]);
  if (!row) return null;
  const passport = openPassport(
    row.passportSealed,
    Leave.notShown("delegation_reads_its_own_form"),
  );
  const draft = { ...row, passportNumber: passport.number, mrz: passport.mrz };
  const typed = openTyped(row.typedSealed, Leave.notShown("delegation_reads_its_own_form"));
  const { notice } = definition;
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    draft,
    typed,
    hosted: row.hosted,
    photoId: row.photoId,
    returnedFields: row.returnedFields.filter(isNomineeField),
    returnedReason: row.returnedReason,
    returnedNotes: row.returnedNotes,
    undoable: undoneStatus(row, now) !== null,
    changedAt: row.changedAt,
    checks: {
      ...checkText(draft, row.photoId !== null, definition, now),
      refusals: typed ? await refusalsOf(delegationId, typed, now) : [],
      consentMissing: notice !== undefined && row.consentVersion !== notice.version,
      namesSwapped: !draft.mrz && looksSwapped(draft),
    },
  };
}

function checkText(
  draft: NomineeDraft,
  hasPhoto: boolean,
  definition: SummitDefinition,
  now: Date,
): Omit<FileChecks, "verdicts" | "refusals" | "consentMissing" | "namesSwapped"> {
  const category = definition.categories.find(({ id }) => id === draft.category) ?? null;
  const hasPassportNumber = draft.passportNumber !== "";
  const zone = draft.mrz === "" ? null : readMrz(draft.mrz, astanaDay(now));
  const lastDay = definition.days.at(-1) ?? "";
  return {
    gaps: missingOf({ ...draft, category, hasPassportNumber, hasPhoto }),
    mrzFaults: zone?.ok === false ? zone.error : [],
    mrzRepair: zone?.ok === false ? suggestRepair(draft.mrz) : null,
    mrzWarnings: zone?.ok ? mrzWarnings(zone.value, draft) : [],
    passportExpiresSoon:
      draft.passportExpires !== null && expiresTooSoon(draft.passportExpires, lastDay),
  };
}

/** The zone knows better where there is one. */
const looksSwapped = ({ surname, givenNames, nativeName, nationality }: NomineeDraft): boolean =>
  namesLookSwapped(
    {
      surname: foldName(surname),
      givenNames: foldName(givenNames),
      native: foldName(nativeName),
    },
    nationality,
  );

async function photoVerdicts(photoId: string): Promise<PhotoVerdict[]> {
  const master = await photoMaster(photoId);
  return master ? judgePhoto(await measurePhoto(master)) : [];
}

/** Fields that are filled but stop the sending: a zone that disagrees with itself, a photo that cannot be printed. */
export const faultyFields = ({ checks }: NomineeFile): NomineeField[] => [
  ...(checks.mrzFaults.length > 0 ? (["mrz"] as const) : []),
  ...(checks.verdicts.some(({ grade }) => grade === "fix") ? (["photo"] as const) : []),
];
