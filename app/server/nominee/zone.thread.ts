import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { createWorker, OEM, PSM, type Worker } from "tesseract.js";

import { type ZoneReading, zoneInReading } from "#app/domain/nominee/mrz-reading.ts";
import type { PhotoType } from "#app/domain/nominee/photo-type.ts";
import type { PhotoRefusal } from "#app/domain/nominee/photo.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { uprightPicture } from "./upright.server.ts";
import { zonePictures } from "./zone-band.server.ts";

const require = createRequire(import.meta.url);

let reader: Promise<Worker> | undefined;

/** Takes a second to start and 100 MB, so it is started by the first page and ends with its thread. */
function startReader(): Promise<Worker> {
  const model = dirname(require.resolve("@tesseract.js-data/eng/package.json"));
  reader ??= createWorker("eng", OEM.LSTM_ONLY, {
    // The package's own files: nothing is fetched, nothing is written.
    langPath: join(model, "4.0.0_best_int"),
    cacheMethod: "none",
  }).then(async (worker) => {
    await worker.setParameters({
      tessedit_char_whitelist: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<",
      tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
      user_defined_dpi: "300",
    });
    return worker;
  });
  return reader;
}

/** Reads the zone from a photo of a passport's page or a card's back; null when none is seen in it. */
export async function readZonePicture(
  bytes: Uint8Array,
  type: PhotoType,
): Promise<Result<ZoneReading | null, PhotoRefusal>> {
  try {
    const upright = await uprightPicture(bytes, type);
    if (!upright.ok) return upright;
    const worker = await startReader();
    let best: ZoneReading | null = null;
    for (const picture of await zonePictures(upright.value)) {
      const { data } = await worker.recognize(Buffer.from(picture));
      const zone = zoneInReading(data.text);
      if (zone && (!best || zone.failed < best.failed)) best = zone;
      if (best?.failed === 0) break;
    }
    return ok(best);
  } catch {
    return err("broken");
  }
}
