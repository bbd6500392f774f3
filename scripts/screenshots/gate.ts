import type { FakeCamera } from "#tests/support/fake-camera.ts";

import type { Album } from "./album.ts";
import type { PrintedBadge } from "./badge.ts";
import { PHONE, type Tour } from "./tour.ts";

/** The line that sweeps the frame is never twice at the same height. */
const SWEEP = 0.005;

/** A guard's phone, left on duty, before the printed badge: aiming, ADMIT, and REFUSE once the desk has killed it. */
export async function gatePictures(
  tour: Tour,
  album: Album,
  { camera, badge }: { camera: FakeCamera; badge: PrintedBadge },
): Promise<void> {
  await tour.setClock("2022-10-13T10:35");
  const gate = await tour.enter("guard", "/gate", { ...PHONE, permissions: ["camera"] });
  const keep = async (name: string) => album.keep(name, await gate.screenshot(), { share: SWEEP });
  const judged = (verdict: string) =>
    gate.locator(`[data-verdict="${verdict}"]`).waitFor({ timeout: 60_000 });
  await gate.locator('button[name="gate"][value="b"]').click();
  await gate.locator('[data-reading="true"]').waitFor();
  await gate.getByText("Names and photos are on their way").waitFor({ state: "detached" });
  await keep("gate-aiming");

  await camera.show([
    { print: badge.front, seconds: 1 },
    { text: null, seconds: 4 },
  ]);
  await gate.reload();
  await judged("admit");
  await keep("gate-admit");

  await camera.show([{ text: null, seconds: 1 }]);
  await badge.kill();
  await camera.show([{ print: badge.front, seconds: 1 }]);
  await gate.reload();
  await judged("refuse");
  await keep("gate-refuse");
}
