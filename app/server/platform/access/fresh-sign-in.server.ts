import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";

import { type DangerousDeed, isFresh } from "#app/domain/access/fresh-sign-in.ts";
import { isStaff } from "#app/domain/access/session-life.ts";
import { session } from "#db/schema/person.ts";

import { audit } from "../audit.server.ts";
import { realNow, summitNow } from "../clock.server.ts";
import { database } from "../database.server.ts";
import { formText } from "../form-text.server.ts";
import { attemptKey, minutesToWait } from "./attempts.server.ts";
import { requireSession } from "./context.server.ts";
import { demonstrationDigits } from "./demonstration.server.ts";
import { takeSecondFactor } from "./second-factor.server.ts";
import { askForCode, takeSignInCode, typedDigits } from "./sign-in-code.server.ts";

/** The form's field for what proves them, in every form of a dangerous deed; `ui/access/prove.tsx` draws it. */
const PROOF = "proof";

/** What a form asks for besides: digits of the authenticator, or a code by mail for those who have none. */
export type ProofAsked = {
  by: "app" | "mail";
  email: string;
  /** In the demonstration, what the app of an invented person shows. */
  demonstrationDigits: string | null;
};

/**
 * Why a dangerous deed is not done yet. `asked`: prove yourself; `sent`: a code is on its way; `missing`: staff without an
 * authenticator; `wait`: minutes until the next try.
 */
export type ProofRefusal = {
  problem: "asked" | "sent" | "malformed" | "wrong" | "expired" | "missing" | "wait";
  wait: number;
};

/** For the loader of a page with a dangerous form: what the form asks for besides, or null while a proof still holds. */
export async function proofAsked(context: AppLoadContext): Promise<ProofAsked | null> {
  const { viewer, session: own } = requireSession(context);
  if (isFresh(own.provedAt, realNow())) return null;
  const by = isStaff(viewer.roles) ? "app" : "mail";
  return {
    ...{ by, email: viewer.email },
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

async function noteProof(context: AppLoadContext, deed: DangerousDeed, by: string): Promise<void> {
  const { viewer, session: own } = requireSession(context);
  const [provedAt, at] = [realNow(), await summitNow()];
  await database().transaction(async (tx) => {
    await tx.update(session).set({ provedAt }).where(eq(session.id, own.id));
    await audit(tx, {
      ...{ actor: viewer.accountId, action: "account.proved", fields: [deed, by], at },
      ...{ subjectKind: "account", subjectId: viewer.accountId },
    });
  });
  // The page that follows within this request is of somebody who has proved themselves.
  own.provedAt = provedAt;
}
