import type { ZoneReading, ZoneRefusal } from "#app/domain/nominee/mrz-reading.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { inThreads } from "../platform/threads/pool.server.ts";
import { withPicture } from "./photo.server.ts";
import { inPictureLine } from "./picture-line.server.ts";
import type { Upload } from "./upload.server.ts";
import type * as zoneThread from "./zone.thread.ts";

const zoneWork = inThreads<typeof zoneThread>("app/server/nominee/zone.thread.ts");

/** Reads the zone from a picture of the page. The picture is not kept; check digits decide what was read. */
export async function readZone(upload: Upload): Promise<Result<ZoneReading, ZoneRefusal>> {
  if ("tooBig" in upload) return err("too_big");
  if ("busy" in upload) return err("busy");
  const { bytes } = upload;
  const read = await inPictureLine(() =>
    withPicture(bytes, (type) => zoneWork("readZonePicture", bytes, type)),
  );
  if (!read.ok) return read;
  return read.value ? ok(read.value) : err("unread");
}
