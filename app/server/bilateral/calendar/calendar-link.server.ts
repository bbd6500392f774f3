import type { Language } from "#app/domain/language/languages.ts";

import { env } from "../../platform/env.server.ts";
import { linkSecret } from "../secret-link.server.ts";

/** The address of a delegation's calendar as it is in force, for calendar programs and for a browser. */
export async function calendarLink(
  delegationId: string,
  language: Language,
): Promise<{ https: string; webcal: string }> {
  const secret = await linkSecret({ kind: "calendar", subject: delegationId });
  const { href } = new URL(
    `/calendars/${delegationId}/${secret}.ics?lang=${language}`,
    env().ORIGIN,
  );
  return { https: href, webcal: href.replace(/^https?:/, "webcal:") };
}
