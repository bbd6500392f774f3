import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";

import { type DangerousDeed, isFresh } from "#app/domain/access/fresh-sign-in.ts";
import { isStaff } from "#app/domain/access/session-life.ts";
import { session } from "#db/schema/person.ts";

import { audit } from "../audit.server.ts";
import { realNow, summitNow } from "../clock.server.ts";
import { database } from "../database.server.ts";
import { formText, parsedJson } from "../form-text.server.ts";
import { attemptKey, minutesToWait } from "./attempts.server.ts";
import { requireSession } from "./context.server.ts";
import { demonstrationDigits } from "./demonstration.server.ts";
import { passkeysOf } from "./passkey/own.server.ts";
import { relyingParty } from "./passkey/relying-party.server.ts";
import { type PasskeyTaken, takePasskey } from "./passkey/take.server.ts";
import { takeSecondFactor } from "./second-factor.server.ts";
import { askForCode, takeSignInCode, typedDigits } from "./sign-in-code.server.ts";

/** The form's field for what proves them, in every form of a dangerous deed; `ui/access/prove.tsx` draws it. */
const PROOF = "proof";
/** And the one for a passkey's answer, as JSON, which a script fills. */
const PASSKEY = "passkey";

/** What a form asks for besides: digits of the authenticator, or a code by mail for those who have none. */
export type ProofAsked = {
  by: "app" | "mail";
  email: string;
  /** Have they a passkey, and does this site take one? */
  passkey: boolean;
  /** In the demonstration, what the app of an invented person shows. */
  demonstrationDigits: string | null;
};

/**
 * Why a dangerous deed is not done yet. `asked`: prove yourself; `sent`: a code is on its way; `missing`: staff without an
 * authenticator; `passkey`: its answer does not hold; `wait`: minutes until the next try.
 */
export type ProofRefusal = {
  problem: "asked" | "sent" | "malformed" | "wrong" | "expired" | "missing" | "passkey" | "wait";
  wait: number;
};

/** For the loader of a page with a dangerous form: what the form asks for besides, or null while a proof still holds. */
export async function proofAsked(context: AppLoadContext): Promise<ProofAsked | null> {
  const { viewer, session: own } = requireSession(context);
  if (isFresh(own.provedAt, realNow())) return null;
  const by = isStaff(viewer.roles) ? "app" : "mail";
  return {
    ...{ by, email: viewer.email },
    passkey: relyingParty() !== null && (await passkeysOf(viewer.accountId)).length > 0,
    demonstrationDigits: by === "app" ? await demonstrationDigits(viewer.accountId) : null,
  };
}

/**
 * For the action of a dangerous form, before it does anything: null when they proved who they are in the last ten minutes,
 * or do so in this very form. Otherwise answer with the refusal and what was typed, and nothing is lost:
 *
 *     const refusal = await requireFreshSignIn(context, form, "personal_data.erase");
 *     if (refusal) return data({ kind: "unproved", refusal, typed: textFields(form) }, { status: 403 });
 */
export async function requireFreshSignIn(
  context: AppLoadContext,
  form: FormData,
  deed: DangerousDeed,
): Promise<ProofRefusal | null> {
  const { viewer, session: own } = requireSession(context);
  if (isFresh(own.provedAt, realNow())) return null;
  const by = isStaff(viewer.roles) ? "app" : "mail";
  const answer = formText(form, PASSKEY);
  if (answer !== "") return proveByPasskey(context, answer, deed);
  const typed = formText(form, PROOF);
  if (typed.trim() === "") {
    return by === "app" ? because("asked") : sendCode(viewer.email, own.id);
  }
  const digits = typedDigits(typed);
  if (digits === null) return because("malformed");
  const wait = await minutesToWait("proofBySession", attemptKey(own.id));
  if (wait > 0) return because("wait", wait);
  const taken =
    by === "app"
      ? await takeSecondFactor(viewer.accountId, digits)
      : await takeSignInCode(viewer.email, digits, own.id);
  if (!taken.ok) return because(taken.error);
  await noteProof(context, deed, by);
  return null;
}

const because = (problem: ProofRefusal["problem"], wait = 0): ProofRefusal => ({ problem, wait });

/** A session is a browser that signed in: its codes are bound to it, and asked for apart from strangers'. */
async function sendCode(email: string, sessionId: Uint8Array): Promise<ProofRefusal> {
  const wait = await minutesToWait("codeByKnownBrowser", attemptKey(sessionId));
  if (wait > 0) return because("wait", wait);
  await askForCode(email, sessionId, { fromKnownBrowser: true });
  return because("sent");
}

async function proveByPasskey(
  context: AppLoadContext,
  answer: string,
  deed: DangerousDeed,
): Promise<ProofRefusal | null> {
  const { viewer, session: own } = requireSession(context);
  const taken = await takePasskey(parsedJson(answer), { purpose: "prove", asker: own.id });
  const isTheirs = taken.ok && taken.value.accountId === viewer.accountId;
  if (!isTheirs) return because("passkey");
  return (await noteProof(context, deed, "passkey", taken.value.note)) ? null : because("passkey");
}

/** @param note what is written with it; false keeps everything as it was */
async function noteProof(
  context: AppLoadContext,
  deed: DangerousDeed,
  by: ProofAsked["by"] | "passkey",
  note?: PasskeyTaken["note"],
): Promise<boolean> {
  const { viewer, session: own } = requireSession(context);
  const [provedAt, at] = [realNow(), await summitNow()];
  const noted = await database().transaction(async (tx) => {
    if (note && !(await note(tx))) return false;
    await tx.update(session).set({ provedAt }).where(eq(session.id, own.id));
    await audit(tx, {
      ...{ actor: viewer.accountId, action: "account.proved", fields: [deed, by], at },
      ...{ subjectKind: "account", subjectId: viewer.accountId },
    });
    return true;
  });
  // The page that follows within this request is of somebody who has proved themselves.
  if (noted) own.provedAt = provedAt;
  return noted;
}
