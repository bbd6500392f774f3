import { fromHex } from "#app/crypto/bytes.ts";
import type { GateList, TypedBadge } from "#app/domain/gate/wire.ts";

import { rulesOf } from "./judge-scan.ts";
import type { Judged } from "./judged.ts";

/** A typed badge as the server judged it, in the form of a scan. */
export function judgedFromTyped(typed: TypedBadge, list: GateList): Omit<Judged, "id"> {
  const { admission, standing, serial, person } = typed;
  const { surname, givenNames, nativeName, photo } = person;
  return {
    admission,
    at: standing.asOf,
    claims: serial
      ? {
          serial: fromHex(serial),
          name: "",
          issue: 0,
          delegation: typed.delegation,
          category: typed.category,
          zones: typed.zones,
          notBefore: typed.notBefore,
          expires: typed.expires,
        }
      : undefined,
    floater: null,
    holder: {
      surname,
      givenNames,
      nativeName,
      photo: Uint8Array.from(atob(photo), (character) => character.charCodeAt(0)),
    },
    facts: {
      gate: rulesOf(list),
      listAgeSeconds: 0,
      presence: standing.inside,
      revokedAt: standing.revokedAt,
      superseded: standing.superseded,
    },
  };
}
