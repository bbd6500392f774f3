import { z } from "zod";

import type { Declared, RadioDetails, WeaponDetails } from "#app/domain/declaration/declaration.ts";
import type { Answer, DeclarationKind } from "#app/domain/declaration/permit.ts";
import { bareSerial } from "#app/domain/declaration/serial.ts";

import { blindIndex, otherBlindIndex, seal, unsealText } from "../platform/sealing.server.ts";
import type { Leave } from "../platform/sealing/leave.server.ts";

const weapon = z.object({
  make: z.string(),
  model: z.string(),
  calibre: z.string(),
  serial: z.string(),
  rounds: z.number(),
});
const radio = z.object({
  device: z.string(),
  frequency: z.number(),
  power: z.number(),
  callSign: z.string(),
});
const answer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("granted"), number: z.string() }),
  z.object({ outcome: z.literal("refused"), reason: z.string() }),
]);

export type Details =
  { kind: "weapon"; details: WeaponDetails } | { kind: "radio"; details: RadioDetails };

/** What of a declaration is stored sealed, with the blind indexes that know a weapon again. */
export function sealDeclared(declared: Declared) {
  const serial = declared.kind === "weapon" ? serialText(declared.details) : null;
  return {
    detailsSealed: seal("declaration.details_sealed", JSON.stringify(declared.details)),
    serialIndex: serial === null ? null : blindIndex(serial),
    serialIndexBefore: serial === null ? null : otherBlindIndex(serial),
  };
}

/** What the blind index of a weapon is made of. */
export const serialText = ({ serial }: WeaponDetails): string => `weapon ${bareSerial(serial)}`;

export function openDetails(kind: DeclarationKind, sealed: Uint8Array, leave: Leave): Details {
  const plain: unknown = JSON.parse(unsealText("declaration.details_sealed", sealed, leave));
  return kind === "weapon"
    ? { kind, details: weapon.parse(plain) }
    : { kind, details: radio.parse(plain) };
}

export const sealAnswer = (given: Answer): Uint8Array =>
  seal("declaration.answer_sealed", JSON.stringify(given));

export const openAnswer = (sealed: Uint8Array | null, leave: Leave): Answer | null =>
  sealed ? answer.parse(JSON.parse(unsealText("declaration.answer_sealed", sealed, leave))) : null;
