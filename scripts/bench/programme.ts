import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Edition } from "#app/domain/programme/layout/edition.ts";
import { layOutProgramme } from "#app/domain/programme/layout/programme.ts";
import { programmePdf } from "#app/server/programme/pdf/programme.thread.ts";
import { typesetter } from "#app/server/programme/pdf/typesetter.server.ts";
import { cicaEdition } from "#tests/support/programme.ts";

import type { Bench } from "../bench.ts";
import { pagesForPeers } from "./programme/boxes.ts";
import { chromium } from "./programme/chromium.ts";
import { longEdition } from "./programme/edition.ts";
import type { Peer } from "./programme/peer.ts";
import { reactPdf } from "./programme/react-pdf.ts";

const ROUNDS = 5;
/** Before the clock runs, so that every engine has compiled what it runs often. */
const WARM_UP = 3;
const CURRENT = "http://localhost:3000/programme";

/**
 * A programme of 400 items on five days in three languages as PDF, beside peers that print the same pages. Ours lays out,
 * breaks, tags, draws ornament and codes within the measured time; peers get every box placed, and only break its lines
 * and draw. Rounds by turns, each of another mixture; the middle one counts.
 */
const bench: Bench = async (say) => {
  const folder = mkdtempSync(join(tmpdir(), "shanyrak-bench-"));
  const peers = { chromium: await chromium(folder), reactPdf: reactPdf() };
  try {
    const cold = await printOurs(longEdition(0));
    const pages = layOutProgramme(longEdition(0), typesetter).length;
    for (let round = 0; round < WARM_UP; round++) await oneRound(longEdition(0), 0, peers);
    const runs: Round[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      runs.push(await oneRound(longEdition(round), round, peers));
      say(`round ${round} of ${ROUNDS}: ${JSON.stringify(runs.at(-1))}`);
    }
    const middle = (of: (run: Round) => number): number => median(runs.map(of));
    const ours = middle((run) => run.ours);
    const times = (peer: number): number => rounded(peer / ours);
    const [browser, react] = [middle((run) => run.chromium), middle((run) => run.reactPdf)];
    const cica = await real();
    say(
      `ours ${rounded(ours)} ms a page, Chromium ${rounded(browser)}, react-pdf ${rounded(react)}`,
    );
    return {
      ms_per_page: rounded(ours),
      pages,
      items: longEdition(0).items.length,
      cold_ms_per_page: rounded(cold.ms / pages),
      bytes_per_page: Math.round(middle((run) => run.bytes)),
      chromium_ms_per_page: rounded(browser),
      chromium_print_alone_ms_per_page: rounded(middle((run) => run.chromiumPrint)),
      react_pdf_ms_per_page: rounded(react),
      times_chromium: times(browser),
      times_react_pdf: times(react),
      cica_2022: cica,
    };
  } finally {
    for (const peer of Object.values(peers)) await peer.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
export default bench;

type Peers = { chromium: Peer; reactPdf: Peer };
/** Milliseconds and bytes a page. */
type Round = Record<"ours" | "bytes" | "chromium" | "chromiumPrint" | "reactPdf", number>;

async function oneRound(edition: Edition, round: number, peers: Peers): Promise<Round> {
  const ready = pagesForPeers(edition);
  const ours = await printOurs(structuredClone(edition));
  const browser = await peers.chromium.print(ready, round);
  const react = await peers.reactPdf.print(ready, round);
  const each = (total: number): number => rounded(total / ready.length);
  return {
    ours: each(ours.ms),
    bytes: each(ours.bytes),
    chromium: each(browser.ms),
    chromiumPrint: each(browser.printMs ?? browser.ms),
    reactPdf: each(react.ms),
  };
}

async function printOurs(edition: Edition): Promise<{ ms: number; bytes: number }> {
  const began = performance.now();
  const pdf = await programmePdf(edition, CURRENT);
  return { ms: performance.now() - began, bytes: pdf.length };
}

/** The programme of 2022 as the public and as staff read it, printed anew each time. */
async function real() {
  const edition = (audience: "public" | "staff"): Edition => cicaEdition("all", audience);
  const pages = layOutProgramme(edition("staff"), typesetter).length;
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) times.push((await printOurs(edition("staff"))).ms);
  return {
    ms_per_page: rounded(median(times.slice(1)) / pages),
    pages,
    items: edition("staff").items.length,
    public_pages: layOutProgramme(edition("public"), typesetter).length,
    public_items: edition("public").items.length,
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const rounded = (value: number): number => Math.round(value * 100) / 100;
