import type { Typesetter } from "../../programme/layout/page.ts";
import { assertNever } from "../../result.ts";
import { layOutCards } from "./cards.ts";
import { numbered } from "./frame.ts";
import { layOutList } from "./list.ts";
import type { PaperDocument, PaperPage } from "./paper.ts";
import { layOutPhoto } from "./photo.ts";
import { layOutSeating } from "./seating.ts";

/** A paper of protocol as pages of lines and shapes, all placed in millimetres. The drawing only draws. */
export function layOutPaper(paper: PaperDocument, set: Typesetter): PaperPage[] {
  switch (paper.kind) {
    case "list":
      return numbered(layOutList(paper, set), paper.frame, set);
    case "seating":
      return numbered(layOutSeating(paper, set), paper.frame, set);
    case "photo":
      return numbered(layOutPhoto(paper, set), paper.frame, set);
    case "cards": {
      // Cards are cut from their sheets: nothing is printed round them.
      const pages = layOutCards(paper, set);
      return pages.map((page, i) => ({ ...page, number: i + 1, of: pages.length }));
    }
    default:
      return assertNever(paper);
  }
}
