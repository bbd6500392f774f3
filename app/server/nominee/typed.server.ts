import { DRAFT_FIELDS, type NomineeDraft, type TypedDraft } from "#app/domain/nominee/draft.ts";

import { seal, unsealText } from "../platform/sealing.server.ts";
import type { Leave } from "../platform/sealing/leave.server.ts";

/** The form as typed for the column `typed_sealed`: passport numbers may stand in it. */
export const sealTyped = (typed: TypedDraft | null): Uint8Array | null =>
  typed === null ? null : seal("nominee.typed_sealed", JSON.stringify(typed));

/** Opens what `sealTyped` sealed; null where every field is well formed. */
export const openTyped = (sealed: Uint8Array | null, leave: Leave): TypedDraft | null =>
  sealed === null
    ? null
    : (JSON.parse(unsealText("nominee.typed_sealed", sealed, leave)) as TypedDraft);

export const sameTyped = (a: TypedDraft | null, b: TypedDraft | null): boolean =>
  a === b || (a !== null && b !== null && DRAFT_FIELDS.every((field) => a[field] === b[field]));

/** A draft as it stands in the fields of the form. */
export const typedOf = (draft: NomineeDraft): TypedDraft => ({
  category: draft.category ?? "",
  honorific: draft.honorific,
  surname: draft.surname,
  givenNames: draft.givenNames,
  nativeName: draft.nativeName,
  position: draft.position,
  mrz: draft.mrz,
  nationality: draft.nationality ?? "",
  passportNumber: draft.passportNumber,
  birthDate: draft.birthDate ?? "",
  passportExpires: draft.passportExpires ?? "",
});
