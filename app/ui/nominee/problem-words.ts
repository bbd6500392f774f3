import type { TFunction } from "i18next";

import type { DraftRefusal } from "../../domain/nominee/draft.ts";
import type { NomineeField } from "../../domain/nominee/fields.ts";
import type { ZoneRefusal } from "../../domain/nominee/mrz-reading.ts";
import type { MrzFault } from "../../domain/nominee/mrz.ts";
import type { Problem } from "../../domain/nominee/problems.ts";
import { assertNever } from "../../domain/result.ts";

type Words = TFunction<"registration">;

/** A problem in words: what to do, not what went wrong inside. */
export function problemWords(t: Words, problem: Problem): string {
  switch (problem.kind) {
    case "missing":
      return t(`problem.missing.${problem.field}`);
    case "written":
      return refusalWords(t, problem.field, problem.refusal);
    case "zone":
      return zoneWords(t, problem.fault);
    case "page":
      return zonePictureWords(t, problem.refusal);
    case "upload":
      return t(`photo.refused.${problem.refusal}`);
    case "verdict":
      return t("problem.verdict", {
        said: t(`photo.check.${problem.verdict.code}`, problem.verdict.size),
      });
    case "full":
      return t("problem.full");
    case "no_substitute":
    case "hosted_full":
    case "no_consent":
    case "late_reason":
      return t(`problem.${problem.kind}`);
    default:
      return assertNever(problem);
  }
}

function refusalWords(t: Words, name: NomineeField, refusal: DraftRefusal): string {
  const field = t(`field.${name}`);
  switch (refusal.kind) {
    case "too_long":
      return t("problem.too_long", { field, characters: refusal.characters });
    case "forbidden_character":
      return t("problem.forbidden_character", { field, character: refusal.character });
    case "no_letter":
    case "no_such_day":
      return t(`problem.${refusal.kind}`, { field });
    case "unknown_state":
    case "unknown_category":
    case "malformed_number":
    case "not_yet_born":
    case "mrz_too_long":
      return t(`problem.${refusal.kind}`);
    default:
      return assertNever(refusal);
  }
}

/** Why a picture of the page gave no zone. */
export const zonePictureWords = (t: Words, refusal: ZoneRefusal): string =>
  refusal === "unread" ? t("form.mrzUnread") : t(`photo.refused.${refusal}`);

/** A fault of the machine-readable zone, pointing at line and character. */
export function zoneWords(t: Words, fault: MrzFault): string {
  switch (fault.kind) {
    case "lines":
      return t("problem.mrz.lines", { count: fault.lines });
    case "length":
      return t("problem.mrz.length", fault);
    case "character":
      return t("problem.mrz.character", {
        line: fault.line,
        position: fault.position,
        character: fault.character,
      });
    case "document":
      return t(fault.format === "TD3" ? "problem.mrz.document" : "problem.mrz.card");
    case "visa":
      return t("problem.mrz.visa");
    case "date":
      return t("problem.mrz.date", {
        field: t(fault.part === "birthDate" ? "field.birthDate" : "field.passportExpires"),
      });
    case "check":
      return t(`problem.mrz.check.${fault.part}`, { line: fault.line });
    default:
      return assertNever(fault);
  }
}
