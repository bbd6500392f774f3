import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import type { Bench } from "../bench.ts";
import { fromDatabase } from "./badges/from-database.ts";
import type { Run } from "./badges/peer.ts";
import { signatures } from "./badges/signatures.ts";

const ROOT = join(import.meta.dirname, "../..");
const BADGES = 1000;
const MANY = 10_000;

/**
 * A thousand badges printed, front and back, beside peers that draw the same pages: Chromium and react-pdf get every
 * line fitted and every code encoded beforehand, pdfkit alone (the limit) even less to do. Ours lays out, encodes and
 * tags within the measured time. All write files of a hundred badges; each runs in a process of its own, warmed up.
 */
const bench: Bench = async (say) => {
  const signing = await signatures(say);
  const ours = await run("ours", BADGES, say);
  const many = await run("ours", MANY, say);
  const limit = await run("limit", BADGES, say);
  const chromium = await run("chromium", BADGES, say);
  const reactPdf = await run("react-pdf", BADGES, say);
  const whole = await fromDatabase(ROOT, say);
  const times = (peer: Run) => Math.round((ours.perSecond / peer.perSecond) * 100) / 100;
  return {
    ...signing,
    ...whole,
    badges: BADGES,
    badges_per_s: ours.perSecond,
    workers: ours.processes,
    peak_mb: ours.peakMb,
    peak_mb_10000: many.peakMb,
    badges_per_s_10000: many.perSecond,
    bytes_per_badge: ours.bytesPerBadge,
    chromium_per_s: chromium.perSecond,
    chromium_processes: chromium.processes,
    react_pdf_per_s: reactPdf.perSecond,
    react_pdf_processes: reactPdf.processes,
    limit_per_s: limit.perSecond,
    limit_workers: limit.processes,
    times_chromium: times(chromium),
    times_react_pdf: times(reactPdf),
    share_of_limit: times(limit),
  };
};
export default bench;

async function run(what: string, badges: number, say: (line: string) => void): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "shanyrak-bench-"));
  try {
    const script = join(ROOT, "scripts/bench/badges/run.ts");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", script, what, String(badges), folder],
      { cwd: ROOT, maxBuffer: 2 ** 26 },
    );
    const figures = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as Run;
    const { perSecond, processes, peakMb, bytesPerBadge } = figures;
    say(
      `${what}, ${badges}: ${perSecond} badges/s, processes or workers ${processes}, ${peakMb} MB, ${bytesPerBadge} bytes each`,
    );
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
