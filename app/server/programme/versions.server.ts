import { desc } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import type { Audience } from "#app/domain/programme/visibility.ts";
import { programmeVersion } from "#db/schema/programme.ts";

import { database } from "../platform/database.server.ts";
import { versionOf } from "./items.server.ts";
import { type ChangeLine, changeLines } from "./page.server.ts";

/** Two versions side by side, in words. */
export type Compared = { from: number; to: number; lines: readonly ChangeLine[] };

export type VersionsView = {
  /** The newest first; instants of publication in ISO. */
  versions: readonly { number: number; publishedAt: string }[];
  /** Null where fewer than two are published, or one of those asked for is none. */
  compared: Compared | null;
};

/**
 * All versions, and what an audience finds different between two of them: those asked for, else the last two.
 * @param wished numbers as they stand in an address
 */
export async function versionsView(
  audience: Audience,
  wished: { from: string | null; to: string | null },
  language: Language,
): Promise<VersionsView> {
  const rows = await database()
    .select({ number: programmeVersion.number, publishedAt: programmeVersion.publishedAt })
    .from(programmeVersion)
    .orderBy(desc(programmeVersion.number));
  const versions = rows.map(({ number, publishedAt }) => ({
    number,
    publishedAt: publishedAt.toISOString(),
  }));
  const [latest, before] = versions;
  const from = wished.from ?? before?.number;
  const to = wished.to ?? latest?.number;
  return { versions, compared: await compare(Number(from), Number(to), audience, language) };
}

async function compare(
  from: number,
  to: number,
  audience: Audience,
  language: Language,
): Promise<Compared | null> {
  if (!isNumber(from) || !isNumber(to)) return null;
  const [older, newer] = await Promise.all([versionOf(from), versionOf(to)]);
  if (!older || !newer) return null;
  return { from, to, lines: await changeLines(older, newer, audience, language) };
}

/** Could a version have this number? PostgreSQL's integers end here. */
const isNumber = (number: number): boolean =>
  Number.isInteger(number) && number > 0 && number <= 2_147_483_647;
