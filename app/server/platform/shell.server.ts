import type { AppLoadContext } from "@remix-run/node";

import { pagesFor } from "#app/domain/access/home.ts";
import type { Role } from "#app/domain/access/roles.ts";
import type { Language, Trilingual } from "#app/domain/language/languages.ts";

import { loadedSummit } from "../summit/definition.server.ts";
import { summitNow } from "./clock.server.ts";
import { isDemonstration } from "./env.server.ts";

/** What every page needs around it. */
export type ShellData = {
  language: Language;
  /** Summit time when the page was made (epoch, ms): the clock in the bar ticks from here. */
  now: number;
  demonstration: boolean;
  summit: { shortName: Trilingual; city: Trilingual; dates: Trilingual } | null;
  viewer: ShellViewer | null;
};
export type ShellViewer = {
  name: string;
  role: Role | null;
  delegation: Trilingual | null;
  pages: ReturnType<typeof pagesFor>;
};

/** Loads the frame of a page for whoever looks at it. */
export async function shellData(context: AppLoadContext): Promise<ShellData> {
  const [loaded, now] = await Promise.all([loadedSummit(), summitNow()]);
  return {
    language: context.language,
    now: now.getTime(),
    demonstration: isDemonstration(),
    summit: loaded && pick(loaded),
    viewer: shellViewer(context),
  };
}

const pick = ({ shortName, city, dates }: NonNullable<ShellData["summit"]>) => ({
  shortName,
  city,
  dates,
});

function shellViewer({ presence }: AppLoadContext): ShellViewer | null {
  if (presence.kind !== "viewer") return null;
  const { name, roles, delegationName } = presence.viewer;
  return {
    name,
    role: roles[0] ?? null,
    delegation: delegationName ?? null,
    pages: pagesFor(roles),
  };
}

/** What the pages before sign-in show: the summit in three languages, and the reader's. */
export async function entranceData(context: AppLoadContext) {
  const loaded = await loadedSummit();
  if (!loaded) return { language: context.language, summit: null };
  const { name, city, dates } = loaded;
  return { language: context.language, summit: { name, city, dates } };
}
