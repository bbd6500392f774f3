/**
 * `npm run verify:print`: what is printed, read again by programs of Debian that share no code with ours. Every code by
 * zbarimg and by the scanner's own decoder; badges and all other papers by qpdf, their faces, words and tags by poppler.
 * Fails where one of them is absent.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { badgeSheets, type BadgeOnPress } from "#app/server/badge/print.thread.ts";
import { printedSummit } from "#app/server/badge/printed.server.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

import { POSES, readBy } from "./verify-print/codes.ts";
import { peopleToPrint } from "./verify-print/people.ts";
import { faultsOf, otherPapers } from "./verify-print/papers.ts";
import { missingTools, run } from "./verify-print/tools.ts";
import { missingNames, unembeddedFaces } from "./verify-print/words.ts";

const ROOT = join(import.meta.dirname, "..");
const BADGES = 200;
const DOTS_AN_INCH = 300;

const missing = missingTools();
if (missing.length > 0) {
  console.error(missing.join("\n"));
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), "shanyrak-print-"));
const faults: string[] = [];
const figures: Record<string, number | string> = { badges: BADGES };
try {
  const badges = await peopleToPrint(BADGES);
  const summit = printedSummit(await cicaDefinition());
  const pdf = join(folder, "badges.pdf");
  writeFileSync(pdf, await badgeSheets({ title: "Badges", date: new Date(0), summit, badges }));

  run("qpdf", "--check", pdf);
  console.log("qpdf: no fault");
  faults.push(...unembeddedFaces(run("pdffonts", pdf)));
  faults.push(...missingNames(badges, (page) => wordsOfPage(pdf, page)));
  await readCodesOf(pdf, badges);

  const papers = await otherPapers(ROOT);
  for (const paper of papers) faults.push(...faultsOf(paper, join(folder, "paper.pdf")));
  figures.papers = papers.length;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
console.log(JSON.stringify({ verify: "print", ...figures, faults: faults.length }));
process.exit(faults.length === 0 ? 0 : 1);

function wordsOfPage(pdf: string, page: number): string {
  return run("pdftotext", "-f", String(page), "-l", String(page), pdf, "-");
}

/** A badge shows its code on its front, a card on its back. */
async function readCodesOf(pdf: string, badges: readonly BadgeOnPress[]): Promise<void> {
  run("pdftoppm", "-r", String(DOTS_AN_INCH), "-gray", pdf, join(folder, "page"));
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith(".pgm"))
    .toSorted();
  for (const pose of POSES) {
    const read = { zbarimg: 0, scanner: 0 };
    for (const [at, { printed, code }] of badges.entries()) {
      const page = pages[2 * at + (printed.template === "badge" ? 0 : 1)] ?? "";
      const picture = readFileSync(join(folder, page));
      const by = await readBy(picture, code, pose, join(folder, "posed.png"));
      for (const reader of ["zbarimg", "scanner"] as const) {
        if (by[reader]) read[reader] += 1;
        else faults.push(`${printed.personNumber} ${pose.name}: not read by ${reader}`);
      }
    }
    for (const reader of ["zbarimg", "scanner"] as const) {
      console.log(`${pose.name}: ${reader} reads ${read[reader]} of ${badges.length} codes`);
      figures[`${reader}, ${pose.name}`] = read[reader];
    }
  }
}
