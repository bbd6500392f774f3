import type { PublishedProgramme } from "#app/domain/programme/item.ts";
import type { Audience } from "#app/domain/programme/visibility.ts";

import { adoptedBy } from "../document/adopted.server.ts";
import { env } from "../platform/env.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { type EditionLanguage, editionOf } from "./edition.server.ts";
import type * as programmeThread from "./pdf/programme.thread.ts";

const press = inThreads<typeof programmeThread>("app/server/programme/pdf/programme.thread.ts");

/** Three languages and one of each, for the public and for staff, with the version before still in hand. */
const KEPT = 16;
const printed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** The PDF of a published version, drawn once and kept: a version never changes, nor does its print. */
export function printedProgramme(
  published: PublishedProgramme,
  wanted: { language: EditionLanguage; audience: Audience },
): Promise<Uint8Array<ArrayBuffer>> {
  const { DATABASE_URL, ORIGIN } = env();
  const key = [DATABASE_URL, ORIGIN, published.number, wanted.language, wanted.audience].join("\n");
  let pdf = printed.get(key);
  if (!pdf) {
    pdf = print(published, wanted, `${ORIGIN}/programme`);
    // A failure is not kept: whoever asks next tries again.
    pdf.catch(() => printed.delete(key));
    printed.set(key, pdf);
    const [oldest] = printed.keys();
    if (printed.size > KEPT && oldest !== undefined) printed.delete(oldest);
  }
  return pdf;
}

async function print(
  published: PublishedProgramme,
  wanted: { language: EditionLanguage; audience: Audience },
  current: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const adopted = await adoptedBy(new Date(published.publishedAt));
  const edition = editionOf(published, await summitDefinition(), wanted, adopted);
  return press("programmePdf", edition, current);
}
