import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";

import { pagesFor } from "#app/domain/access/home.ts";
import type { Role } from "#app/domain/access/roles.ts";
import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import { delegation } from "#db/schema/delegation.ts";
import { summit } from "#db/schema/summit.ts";

import { summitNow } from "./clock.server.ts";
import { database } from "./database.server.ts";
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
  const [[loaded], now] = await Promise.all([
    database().select({ definition: summit.definition }).from(summit),
    summitNow(),
  ]);
  return {
    language: context.language,
    now: now.getTime(),
    demonstration: isDemonstration(),
    summit: loaded ? pick(loaded.definition) : null,
    viewer: await shellViewer(context),
  };
}

const pick = ({ shortName, city, dates }: NonNullable<ShellData["summit"]>) => ({
  shortName,
  city,
  dates,
});

async function shellViewer({ presence }: AppLoadContext): Promise<ShellViewer | null> {
  if (presence.kind !== "viewer") return null;
  const { name, roles, delegationId } = presence.viewer;
  const [own] = delegationId
    ? await database()
        .select({ name: delegation.name })
        .from(delegation)
        .where(eq(delegation.id, delegationId))
    : [];
  return { name, role: roles[0] ?? null, delegation: own?.name ?? null, pages: pagesFor(roles) };
}

/** What the pages before sign-in show: the summit in three languages, and the reader's. */
export async function entranceData(context: AppLoadContext) {
  const [loaded] = await database().select({ definition: summit.definition }).from(summit);
  if (!loaded) return { language: context.language, summit: null };
  const { name, city, dates } = loaded.definition;
  return { language: context.language, summit: { name, city, dates } };
}
