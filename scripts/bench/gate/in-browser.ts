import { readdirSync } from "node:fs";
import { join } from "node:path";

import { inArray } from "drizzle-orm";
import type { Page } from "playwright-core";

import type * as Verifier from "#app/crypto/verify-badge.ts";
import type * as Judge from "#app/domain/gate/judge.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { badgesOnPress } from "#app/server/badge/on-press.server.ts";
import { badgeSheets } from "#app/server/badge/print.thread.ts";
import { inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { badge } from "#db/schema/badge.ts";
import { presence } from "#db/schema/passage.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { fakeCamera, printedFrame } from "#tests/support/fake-camera.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { seenToVerdict } from "#tests/support/seen-to-verdict.ts";
import { ADMISSIONS } from "#tests/vectors/admission/cases.ts";
import { readCase } from "#tests/vectors/admission/written-case.ts";

import { percentile } from "./pairs.ts";
import type { ShownBadge } from "./seed.ts";

const PEOPLE = 12;
const FRAMES = 200;
const VERDICTS = 40;

/**
 * The built scanner in Chromium before a camera that films printed badges: from the first frame that holds the code, told
 * by a marker in the frame, to the verdict painted; and decoding, verifying and judging alone, frame after frame.
 * @param supervisor who invites the phone
 */
export async function scanInBrowser(
  port: number,
  shown: readonly ShownBadge[],
  supervisor: string,
) {
  // Whoever came in with the queues is outside again: a verdict to let in does more than one to refuse.
  await database().update(presence).set({ zone: null, floaterId: null });
  const fronts = await printedFronts(shown.slice(-PEOPLE));
  const camera = await fakeCamera(
    fronts.flatMap((print) => [
      { text: null, seconds: 0.7 },
      { print, isMarked: true, seconds: 0.7 },
    ]),
  );
  const browser = await launchBrowser({ args: camera.args });
  try {
    const page = await browser.newPage({
      viewport: { width: 390, height: 844 },
      permissions: ["camera"],
      locale: "en",
    });
    // tsx gives named functions this helper; those that run in the page look for it there.
    await page.addInitScript("globalThis.__name = (named) => named");
    const url = `http://localhost:${port}`;
    const code = await inviteDevice({ gateId: "e", label: "bench" }, supervisor);
    if (!code.ok) throw new Error(code.error);
    await page.goto(`${url}/gate/enrol/${code.value}`);
    await page.getByRole("button", { name: "Make it the scanner" }).click();
    await page.locator('[data-reading="true"]').waitFor();
    await page
      .getByText("Names and photos are on their way")
      .waitFor({ state: "detached", timeout: 240_000 });
    const seen = await seenToVerdict(page, VERDICTS);
    const judged = await judgeFrames(page, fronts);
    return { seenP95: percentile(seen, 95), judgedP95: percentile(judged, 95) };
  } finally {
    await browser.close();
  }
}

async function printedFronts(shown: readonly ShownBadge[]): Promise<readonly Uint8Array[]> {
  const serials = shown.map(({ serial }) => Buffer.from(serial, "hex"));
  const rows = await database()
    .select({ id: badge.id })
    .from(badge)
    .where(inArray(badge.serial, serials));
  const ids = rows.map(({ id }) => id);
  const pages = await readPdf(await badgeSheets(await badgesOnPress(ids, "marks")));
  // Front and back take turns.
  return pages.filter((_page, at) => at % 2 === 0).map(({ picture }) => picture);
}

/** Milliseconds of each frame: read by the worker, verified and judged by the chunks as built. */
async function judgeFrames(page: Page, fronts: readonly Uint8Array[]): Promise<number[]> {
  const assets = readdirSync(join(import.meta.dirname, "../../../build/client/assets"));
  const asset = (start: string) => `/assets/${assets.find((name) => name.startsWith(start))}`;
  const verifier = await page.evaluateHandle<typeof Verifier>(
    `import("${asset("verify-badge-")}")`,
  );
  const judge = await page.evaluateHandle<typeof Judge>(`import("${asset("judge-")}")`);
  const read = await page.evaluateHandle<typeof readCase>(`(${readCase.toString()})`);
  const frames = await Promise.all(
    fronts.map(async (front) => (await printedFrame(front)).toString("base64")),
  );
  return page.evaluate(
    async (given) => {
      const worker = new Worker(given.worker, { type: "module" });
      const decode = (picture: ImageBitmap, id: number) =>
        new Promise<string | null>((resolve) => {
          worker.onmessage = ({ data }: MessageEvent<{ text: string | null }>) =>
            resolve(data.text);
          worker.postMessage({ id, picture }, [picture]);
        });
      const blobs = given.frames.map((frame) => {
        const bytes = Uint8Array.from(atob(frame), (sign) => sign.charCodeAt(0));
        return new Blob([bytes], { type: "image/jpeg" });
      });
      const taken: number[] = [];
      for (let at = 0; at < given.count; at += 1) {
        const blob = blobs[at % blobs.length];
        if (!blob) throw new Error("No frame");
        const picture = await createImageBitmap(blob);
        const began = performance.now();
        const text = await decode(picture, at);
        if (text === null) throw new Error(`Frame ${at} was not read`);
        const badge = await given.verifier.verifyBadge(text, given.keys);
        if (!badge.ok) throw new Error(badge.error);
        given.judge.judgeAdmission({ ...given.read(given.usual), badge });
        // The first picture also loads the decoder.
        if (at > 0) taken.push(performance.now() - began);
      }
      worker.terminate();
      return taken;
    },
    {
      ...{ verifier, judge, read, frames, count: FRAMES },
      worker: asset("decoder.worker-"),
      keys: (await verificationKeys()).map(({ id, publicKey, ...key }) => ({
        ...key,
        id: new Uint8Array(id),
        publicKey: new Uint8Array(publicKey),
      })),
      usual: usualCase(),
    },
  );
}

function usualCase() {
  const [usual] = ADMISSIONS;
  if (!usual) throw new Error("No case");
  return usual.given;
}
