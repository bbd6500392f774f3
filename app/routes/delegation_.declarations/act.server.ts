import { assertNever } from "#app/domain/result.ts";
import { declare } from "#app/server/declaration/declare.server.ts";
import {
  restoreDeclaration,
  withdrawDeclaration,
} from "#app/server/declaration/withdraw.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import type { Writer } from "#app/server/travel/plan.server.ts";
import { keepVehicle, saveVehicle } from "#app/server/travel/vehicles.server.ts";

import { declarationFieldsOf, type Thing, vehicleFieldsOf } from "./form.server.ts";

const ADDRESS = "/delegation/declarations";
const target = (form: FormData) => {
  const id = formText(form, "id");
  return id ? { id, version: Number(formText(form, "version")) || 0 } : null;
};

/** Saves a form: where to go, or what to say beside what was typed. */
export async function saveThing(writer: Writer, thing: Thing, form: FormData) {
  if (thing === "vehicle") {
    const fields = vehicleFieldsOf(form);
    const saved = await saveVehicle(writer, fields, target(form));
    return saved.ok
      ? { go: `${ADDRESS}?done=saved` }
      : { refusal: saved.error, fields: fields as Record<string, string> };
  }
  const fields = declarationFieldsOf(form);
  const saved = await declare(writer, thing, fields, target(form));
  return saved.ok
    ? { go: `${ADDRESS}?done=${saved.value.late ? "late" : "sent"}` }
    : { refusal: saved.error, fields: fields as Record<string, string> };
}

export const DEEDS = ["withdraw", "restore", "remove", "putBack"] as const;
export type Deed = (typeof DEEDS)[number];

/** Takes one back, or puts it where it was. */
export async function doDeed(writer: Writer, deed: Deed, form: FormData) {
  const id = formText(form, "id");
  const undo = (kind: string) => `&undo=${kind}&id=${encodeURIComponent(id)}`;
  switch (deed) {
    case "withdraw": {
      const done = await withdrawDeclaration(writer, id);
      return done.ok
        ? { go: `${ADDRESS}?done=withdrawn${undo("restore")}` }
        : { refused: done.error };
    }
    case "restore": {
      const done = await restoreDeclaration(writer, id);
      return done.ok ? { go: `${ADDRESS}?done=restored` } : { refused: done.error };
    }
    case "remove": {
      const done = await keepVehicle(writer, id, "removed");
      return done.ok
        ? { go: `${ADDRESS}?done=removed${undo("putBack")}` }
        : { refused: done.error };
    }
    case "putBack": {
      const done = await keepVehicle(writer, id, "restored");
      return done.ok ? { go: `${ADDRESS}?done=restored` } : { refused: done.error };
    }
    default:
      return assertNever(deed);
  }
}
