import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";
import sharp from "sharp";

import { database } from "#app/server/platform/database.server.ts";
import { quota } from "#db/schema/delegation.ts";
import { file, nominee } from "#db/schema/nominee.ts";

const SURNAMES = ["Omuraliev", "Al-Barqawi", "Nguyễn", "Abdrakhmanova", "Kim", "Rahmonzoda"];
const GIVEN = ["Temir", "Sami Hassan", "Thị Minh Khai", "Aigerim", "Ji-woo", "Firdavs"];
const NATIVE = [
  "Өмүралиев Темир",
  "سامي حسن البرقاوي",
  "",
  "Абдрахманова Айгерім",
  "",
  "Раҳмонзода Фирдавс",
];

/** Invented delegates of one delegation, cleared, each with a photo of their own; their ids. */
export async function crowd(count: number): Promise<string[]> {
  const db = database();
  const place = { delegationId: "kg", kind: "badge", quotaGroup: "delegates" } as const;
  await db
    .insert(quota)
    .values({ ...place, places: count })
    .onConflictDoUpdate({
      target: [quota.delegationId, quota.kind, quota.quotaGroup],
      set: { places: sql`${quota.places} + ${count}` },
    });
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const bytes = await photo(i);
    const [kept] = await db
      .insert(file)
      .values({
        mediaType: "image/jpeg",
        sha256: createHash("sha256").update(bytes).digest(),
        bytes,
        width: 900,
        height: 1200,
      })
      .returning({ id: file.id });
    const [made] = await db
      .insert(nominee)
      .values({
        delegationId: "kg",
        number: 10_000 + i,
        category: "delegate",
        quotaGroup: "delegates",
        status: "cleared",
        surname: SURNAMES[i % SURNAMES.length],
        givenNames: GIVEN[i % GIVEN.length],
        nativeName: NATIVE[i % NATIVE.length],
        photoId: kept?.id,
      })
      .returning({ id: nominee.id });
    if (made) ids.push(made.id);
  }
  return ids;
}

/** Noise of the size of a stored portrait: compresses no better than a face. */
function photo(seed: number): Promise<Buffer> {
  return sharp({
    create: {
      width: 225,
      height: 300,
      channels: 3,
      background: "#aaaaaa",
      noise: { type: "gaussian", mean: 100 + (seed % 90), sigma: 40 },
    },
  })
    .resize(900, 1200)
    .jpeg({ quality: 88 })
    .toBuffer();
}
