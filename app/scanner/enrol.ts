import { PROOF_HEADER, proveCall } from "#app/crypto/call-proof.ts";

import { makePhoneKeys } from "./phone-keys.ts";
import { keepIdentity, openStore } from "./store.ts";

const PATH = "/gate/api/enrol";
const REFUSALS = ["unknown_code", "code_used", "code_expired"] as const;
/** Keys of `gate.json`, `enrol.*`. */
export type EnrolRefusal = (typeof REFUSALS)[number] | "offline";

/**
 * Makes keys on this phone and has it enrolled by their public halves. Kept before it returns.
 * @returns why not; nothing when this phone is the scanner now
 */
export async function enrolThisPhone(code: string): Promise<EnrolRefusal | undefined> {
  const { signingPublic, exchangePublic, ...keys } = await makePhoneKeys();
  const { crv, x, y } = exchangePublic;
  const body = JSON.stringify({ code, exchangeKey: { crv, x, y } });
  const names = { jwk: signingPublic };
  const proof = await proveCall(keys.signing, names, { method: "POST", path: PATH, body }, "");
  try {
    const response = await fetch(PATH, {
      method: "POST",
      headers: { "content-type": "application/json", [PROOF_HEADER]: proof },
      body,
    });
    const answer: unknown = await response.json();
    if (!response.ok) return refusalOf(answer);
    if (!isEnrolled(answer)) return "offline";
    await keepIdentity(await openStore(), { id: answer.deviceId, ...keys });
    return undefined;
  } catch {
    return "offline";
  }
}

const isEnrolled = (answer: unknown): answer is { deviceId: string } =>
  typeof answer === "object" &&
  answer !== null &&
  "deviceId" in answer &&
  typeof answer.deviceId === "string";

const refusalOf = (answer: unknown): EnrolRefusal =>
  REFUSALS.find(
    (one) =>
      typeof answer === "object" && answer !== null && "error" in answer && answer.error === one,
  ) ?? "offline";
