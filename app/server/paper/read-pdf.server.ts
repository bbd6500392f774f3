import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

import { linesOf, type TextRun } from "#app/domain/paper/lines.ts";
import {
  looksLikePdf,
  PAPER_MAX_BYTES,
  PAPER_MAX_PAGES,
  type PaperRefusal,
} from "#app/domain/paper/pdf.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { READER_THREAD } from "./reader-thread.ts";

export type ReadPaper = {
  pages: number;
  /** Lines of the text layer, columns parted by tabs; empty for a scan. */
  lines: string[];
};

/** Bounds of one reading: a hostile file spends its own thread's time and memory, and no more of it. */
const SECONDS = 15;
const MEMORY_MB = 256;
/** Unpacked streams lie outside that heap: the whole process may grow by this much while one is read. */
const GROWTH = 256 * 1024 * 1024;
const LOOK_EVERY_MS = 50;
const MAX_RUNS = 60_000;
const MAX_LINES = 4_000;
/** Two cores: a third reading waits. */
const AT_ONCE = 2;

type Answer = { pages: number; runs: TextRun[] } | { refused: PaperRefusal };

/**
 * Reads a PDF's text layer in a thread of its own, off the web process's event loop. Refuses what is no PDF, broken,
 * encrypted, too long or too heavy; a PDF of pictures alone is fine and has no lines.
 */
export async function readPdf(bytes: Uint8Array): Promise<Result<ReadPaper, PaperRefusal>> {
  if (bytes.length > PAPER_MAX_BYTES) return err("too_big");
  if (!looksLikePdf(bytes)) return err("not_a_pdf");
  const answer = await inTurn(() => readInThread(bytes));
  if ("refused" in answer) return err(answer.refused);
  const lines = linesOf(answer.runs);
  return lines.length > MAX_LINES ? err("heavy") : ok({ pages: answer.pages, lines });
}

function readInThread(bytes: Uint8Array): Promise<Answer> {
  const library = pathToFileURL(createRequire(import.meta.url).resolve("unpdf")).href;
  const copy = Uint8Array.from(bytes);
  const thread = new Worker(READER_THREAD, {
    eval: true,
    workerData: { library, bytes: copy, maxPages: PAPER_MAX_PAGES, maxRuns: MAX_RUNS },
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  return new Promise<Answer>((resolve) => {
    const late = setTimeout(() => done({ refused: "heavy" }), SECONDS * 1000);
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > GROWTH) done({ refused: "heavy" });
    }, LOOK_EVERY_MS);
    const done = (answer: Answer) => {
      clearTimeout(late);
      clearInterval(watch);
      void thread.terminate();
      resolve(answer);
    };
    thread.once("message", (answer: Answer) => done(answer));
    // Out of memory, or a fault of the library: the file is to blame, and the process lives on.
    thread.once("error", () => done({ refused: "heavy" }));
    thread.once("exit", () => done({ refused: "broken" }));
  });
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
