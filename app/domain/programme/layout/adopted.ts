import { bottomOf, paragraph } from "./block.ts";
import { type Edition, isSideBySide } from "./edition.ts";
import type { LooseRow } from "./flow.ts";
import type { Block, Typesetter } from "./page.ts";
import { columnsWide, columnX, ROW, SHEET } from "./sheet.ts";

/** What the contents and links call the part of the programme that lists the adopted documents. */
export const ADOPTED = "adopted";

/** The adopted documents: a numbered row each, its title in every language. */
export const adoptedRows = (edition: Edition, set: Typesetter): LooseRow[] =>
  edition.adopted.map((title, i) => {
    const number: Block = {
      ...({ tag: "P", language: null, style: "hour", x: SHEET.left, top: ROW.above } as const),
      ...{ width: SHEET.hours, lines: [String(i + 1)] },
    };
    const titles = edition.languages.map((language, column) =>
      paragraph(set, title[language], {
        ...({
          tag: "H3",
          language,
          style: isSideBySide(edition) ? "titleSmall" : "titleWide",
        } as const),
        ...{
          x: columnX(column),
          top: ROW.above,
          width: columnsWide(isSideBySide(edition) ? 1 : 3),
        },
      }),
    );
    const blocks = [number, ...titles];
    return {
      ...{ kind: "document", id: `${ADOPTED}-${i + 1}`, ground: "none", rule: "hair" },
      ...{ height: bottomOf(blocks) + ROW.below + ROW.rule, blocks },
      ...{ marks: [], struck: false, leadsTo: null },
    };
  });
