import { paragraph } from "../../programme/layout/block.ts";
import type { Block, Typesetter } from "../../programme/layout/page.ts";
import { SHEET } from "../../programme/layout/sheet.ts";
import { styleOf } from "../../programme/layout/styles.ts";
import { astanaDay, astanaTime, offsetLabel } from "../../time/astana.ts";
import { inAll, type SheetEdition, type SheetWords } from "./edition.ts";

type OneWord = "roomSheet" | "doorSign";

/** Running head and foot of a page: what it is, what is done after each meeting, which version of which hour. */
export function sheetFurniture(
  edition: SheetEdition,
  set: Typesetter,
  page: { number: number; of: number },
  kind: OneWord,
): Block[] {
  const free = { tag: "P", language: null } as const;
  const all = (word: (words: SheetWords) => string) =>
    inAll(edition, (language) => word(edition.words[language]));
  const running = { ...free, style: "running", top: 12 } as const;
  const half = (SHEET.right - SHEET.left) / 2;
  const x = SHEET.left - 1.5 + SHEET.codeSide + 3;
  const width = SHEET.right - x - 16;
  const bottom = SHEET.height - 11;
  const lines = set.wrap(
    `${all((words) => (kind === "roomSheet" ? words.after : words.subjectToChange)).join(" ")} ${versionLine(edition)}`,
    width,
    styleOf("foot"),
  );
  return [
    paragraph(set, all((words) => words.programme).join(" · "), {
      ...running,
      x: SHEET.left + 8.5,
      width: half,
    }),
    paragraph(set, all((words) => words[kind]).join(" · "), {
      ...running,
      x: SHEET.right - half,
      width: half,
      align: "right",
    }),
    { ...free, style: "foot", x, width, lines, top: bottom - lines.length * 3.7 },
    {
      ...free,
      style: "pageNumber",
      x: SHEET.right - 14,
      top: bottom - 4,
      width: 14,
      align: "right",
      lines: [page.of > 1 ? `${page.number} / ${page.of}` : String(page.number)],
    },
  ];
}

/** "Version 3, 12.10.2022, 08:30 (UTC+6)": the hour is that of the last change of the room's day. */
function versionLine(edition: SheetEdition): string {
  const { version, changedAt } = edition;
  const [year, month, day] = astanaDay(changedAt).split("-");
  const words = inAll(edition, (language) => `${edition.words[language].version} ${version}`);
  return `${words.join(" · ")}, ${day}.${month}.${year}, ${astanaTime(changedAt)} (${offsetLabel(changedAt)})`;
}
