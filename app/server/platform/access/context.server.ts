import { type AppLoadContext, redirect } from "@remix-run/node";

import { homeOf } from "#app/domain/access/home.ts";
import { type Language, LANGUAGES, isLanguage } from "#app/domain/language/languages.ts";

import { isAway } from "../away.server.ts";
import { ownCookie } from "./own-cookie.server.ts";
import { presenceOf } from "./session.server.ts";
import type { Presence, Viewer } from "./viewer.server.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    cspNonce: string;
    language: Language;
    presence: Presence;
    /** The database did not say who this is: nothing is answered but that. */
    isAway?: boolean;
  }
}

/** A choice of language outlives the session, and holds before sign-in. */
export const languageCookie = () => ownCookie("language", 365 * 24 * 3600);

/** The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4); English when none fits. */
export function preferredLanguage(header: string | null): Language {
  const wishes = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const q = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { base: tag.toLowerCase().split("-")[0] ?? "", q: q ? Number(q.trim().slice(2)) : 1 };
    })
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q);
  const found = wishes.find(({ base }) => isLanguage(base))?.base;
  return isLanguage(found) ? found : LANGUAGES[0];
}

/** What every loader and action knows of a request: who sent it, in which language, and the page's CSP nonce. */
export async function loadContext(request: Request, cspNonce: string): Promise<AppLoadContext> {
  const { presence, isAway } = await whoAsks(request);
  const chosen: unknown = await languageCookie().parse(request.headers.get("cookie"));
  const language = isLanguage(chosen)
    ? chosen
    : presence.kind === "viewer"
      ? presence.viewer.language
      : preferredLanguage(request.headers.get("accept-language"));
  return { cspNonce, language, presence, isAway };
}

/** Nobody, when the database is away: the pages then refuse everybody alike. */
async function whoAsks(request: Request): Promise<{ presence: Presence; isAway: boolean }> {
  try {
    return { presence: await presenceOf(request), isAway: false };
  } catch (error) {
    if (isAway(error)) return { presence: { kind: "nobody" }, isAway: true };
    throw error;
  }
}

/** The signed-in person, or a way to the sign-in page. */
export const requireViewer = (context: AppLoadContext): Viewer => requireSession(context).viewer;

/** The same with the session by which they came. */
export function requireSession(context: AppLoadContext): Extract<Presence, { kind: "viewer" }> {
  if (context.presence.kind === "viewer") return context.presence;
  throw redirect(context.presence.kind === "half" ? "/sign-in/second-factor" : "/sign-in");
}

/** A focal point or deputy with the delegation they act for; others are sent to their own home. */
export function requireDelegation(context: AppLoadContext): Viewer & { delegationId: string } {
  const viewer = requireViewer(context);
  if (viewer.delegationId === null) {
    throw redirect(homeOf(viewer.roles));
  }
  return { ...viewer, delegationId: viewer.delegationId };
}
