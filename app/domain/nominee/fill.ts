import type { NomineeDraft } from "./draft.ts";
import { readMrz } from "./mrz.ts";

/**
 * Fills what is empty from a zone whose check digits agree. Never the names: a zone drops marks and cuts long ones, so
 * that it is no source for what is shown.
 * @param stateCode answers the code under which a State is known here, or null
 */
export function fillFromZone(
  draft: NomineeDraft,
  today: string,
  stateCode: (text: string) => string | null,
): NomineeDraft {
  const zone = readMrz(draft.mrz, today);
  if (!zone.ok) return draft;
  return {
    ...draft,
    passportNumber: draft.passportNumber || zone.value.number,
    nationality: draft.nationality ?? stateCode(zone.value.nationality),
    birthDate: draft.birthDate ?? zone.value.birthDate,
    passportExpires: draft.passportExpires ?? zone.value.expires,
  };
}
