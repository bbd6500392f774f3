import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { PAPERS } from "#app/domain/precedence/papers.ts";
import { printedSheet } from "#app/server/bilateral/sheet/printed-sheet.server.ts";
import { listDocuments } from "#app/server/document/documents.server.ts";
import { statusPdf } from "#app/server/document/status-pdf.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { closeDatabase } from "#app/server/platform/database.server.ts";
import { prepareDeployment } from "#app/server/platform/deployment/deployment.server.ts";
import { printedDelegations, printedPaper } from "#app/server/precedence/print-shop.server.ts";
import { EDITION_LANGUAGES } from "#app/server/programme/edition.server.ts";
import { publishedProgramme } from "#app/server/programme/items.server.ts";
import { printedPersonal } from "#app/server/programme/personal/print-shop.server.ts";
import { printedProgramme } from "#app/server/programme/print-shop.server.ts";
import { gatePaper } from "#app/server/supervision/paper-list/gate-paper.server.ts";
import { loadFirstDefinition } from "#scripts/serving/first-summit.ts";

import { run } from "./tools.ts";
import { unembeddedFaces } from "./words.ts";

/** A paper as the product prints it, with words that must come back from it. */
export type PrintedPaper = { name: string; pdf: Uint8Array; words: readonly string[] };

/** Everything that is printed beside badges, in every language, from the demonstration's data in a database of its own. */
export async function otherPapers(root: string): Promise<PrintedPaper[]> {
  const data = mkdtempSync(join(tmpdir(), "shanyrak-papers-"));
  process.env.SHANYRAK_DATA = data;
  const deployment = await prepareDeployment({ root, port: 0, origin: "http://localhost" });
  try {
    await loadFirstDefinition(root);
    return [...(await programmes()), ...(await papersOfTheDay())];
  } finally {
    await closeDatabase();
    deployment.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

const SUMMIT = { en: "Sixth Summit", ru: "Шестой саммит", kk: "алтыншы саммиті" } as const;
const JORDAN = { en: "Jordan", ru: "Иордан", kk: "Иордания" } as const;
const DAY = "2022-10-13";

async function programmes(): Promise<PrintedPaper[]> {
  const published = await publishedProgramme();
  if (!published) throw new Error("The programme is not published");
  const papers: PrintedPaper[] = [];
  for (const language of EDITION_LANGUAGES)
    for (const audience of ["public", "staff"] as const) {
      const pdf = await printedProgramme(published, { language, audience });
      const words = language === "all" ? Object.values(SUMMIT) : [SUMMIT[language]];
      papers.push({ name: `programme ${language} ${audience}`, pdf, words });
    }
  return papers;
}

async function papersOfTheDay(): Promise<PrintedPaper[]> {
  const now = await summitNow();
  const by = { actor: "system", now };
  const papers: PrintedPaper[] = [];
  for (const language of LANGUAGES) {
    const add = (name: string, pdf: Uint8Array | null, words: readonly string[] = []): void => {
      if (!pdf) throw new Error(`Nothing was printed: ${name}`);
      papers.push({ name: `${name} ${language}`, pdf, words });
    };
    const jordan = [JORDAN[language]];
    const copy = { number: 4, of: 12 };
    add("personal", await printedPersonal("jo", { language, copy }), jordan);
    for (const paper of PAPERS)
      add(paper, await printedPaper("plenary-1", paper, language), jordan);
    add("delegations", await printedDelegations("english", language), jordan);
    for (const as of ["sheet", "sign"] as const)
      add(as, await printedSheet(as, { roomId: "burabay", day: DAY, language }));
    add("gate", await gatePaper({ gateId: "b", day: DAY, language }, by));
    const reader = { roles: ["editor"], delegation: null } as const;
    add("documents", await statusPdf(await listDocuments(reader, now), language, now));
  }
  return papers;
}

/** Sentences on what programs that share no code with ours find wrong in a paper. */
export function faultsOf({ name, pdf, words }: PrintedPaper, scratch: string): string[] {
  writeFileSync(scratch, pdf);
  run("qpdf", "--check", scratch);
  const about = run("pdfinfo", scratch);
  const text = squeezed(run("pdftotext", scratch, "-"));
  const faults = [
    ...unembeddedFaces(run("pdffonts", scratch)),
    ...(/^Tagged:\s+yes$/m.test(about) ? [] : ["pdfinfo finds no tags"]),
    ...(/^Title:\s+\S/m.test(about) ? [] : ["pdfinfo finds no title"]),
    ...words
      .filter((word) => !text.includes(squeezed(word)))
      .map((word) => `pdftotext does not find: ${word}`),
  ];
  console.log(`${name}: ${faults.length === 0 ? "no fault" : faults.join("; ")}`);
  return faults.map((fault) => `${name}: ${fault}`);
}

const squeezed = (text: string): string => text.replace(/\s+/g, "");
