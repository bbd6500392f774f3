import { createHash } from "node:crypto";

import sharp from "sharp";

import type { FileStatus } from "#app/domain/nominee/status.ts";
import { database } from "#app/server/platform/database.server.ts";
import { file, nominee } from "#db/schema/nominee.ts";

type Named = Partial<typeof nominee.$inferInsert> & { status?: FileStatus };

let lastNumber = 0;

/** An invented person whose file stands as asked; cleared, with a photo, unless told otherwise. */
export async function somebody(values: Named = {}): Promise<string> {
  const photoId = values.photoId === undefined ? await drawnPhoto() : values.photoId;
  lastNumber += 1;
  const [made] = await database()
    .insert(nominee)
    .values({
      delegationId: "kg",
      number: lastNumber,
      category: "delegate",
      quotaGroup: "delegates",
      status: "cleared",
      surname: "Omuraliev",
      givenNames: "Temir",
      nativeName: "Өмүралиев Темир",
      nationality: "KG",
      ...values,
      photoId,
    })
    .returning({ id: nominee.id });
  if (!made) throw new Error("nobody was written");
  return made.id;
}

/** A plain picture of 700 x 900 pixels, each of another grey. */
async function drawnPhoto(): Promise<string> {
  const shade = 60 + (lastNumber % 150);
  const bytes = await sharp({
    create: { width: 700, height: 900, channels: 3, background: { r: shade, g: shade, b: 200 } },
  })
    .jpeg()
    .toBuffer();
  const [made] = await database()
    .insert(file)
    .values({
      mediaType: "image/jpeg",
      sha256: createHash("sha256").update(bytes).digest(),
      bytes,
      width: 700,
      height: 900,
    })
    .returning({ id: file.id });
  if (!made) throw new Error("no photo was written");
  return made.id;
}
