import type { Language } from "../../language/languages.ts";
import { type AgendaPoint, speakerName } from "../agenda.ts";
import { isKeySession, type ProgrammeItem } from "../item.ts";
import { bottomOf, paragraph } from "./block.ts";
import { type Edition, isSideBySide } from "./edition.ts";
import type { LooseRow } from "./flow.ts";
import type { Typesetter } from "./page.ts";
import { columnsWide, columnX, ROW } from "./sheet.ts";

/** How far the names under a point stand in. */
const INSET = 3;
const GAP = 0.4;

type Say = (language: Language) => string;
type Line = { say: Say; inset: number; keepsWithNext: boolean };

/** The points of a session's agenda under it, with who speaks to each: rows of their own, since there may be many. */
export function agendaRows(item: ProgrammeItem, edition: Edition, set: Typesetter): LooseRow[] {
  const lines = item.agenda.flatMap((point, i) => linesOf(point, i, edition));
  return lines.map((line, i) => {
    const isLast = i === lines.length - 1;
    const blocks = edition.languages.map((language, column) =>
      paragraph(set, line.say(language), {
        ...({ tag: "P", language, style: isSideBySide(edition) ? "note" : "noteWide" } as const),
        x: columnX(column) + line.inset,
        width: columnsWide(isSideBySide(edition) ? 1 : 2) - line.inset,
        top: GAP,
      }),
    );
    return {
      ...{ kind: "agenda", id: `${item.id} ${i + 1}`, blocks, marks: [], struck: false },
      height: bottomOf(blocks) + (isLast ? ROW.below + ROW.rule : 0),
      ground: isKeySession(item) ? "key" : "none",
      rule: isLast ? "hair" : "none",
      ...{ leadsTo: null, keepsWithNext: line.keepsWithNext },
    };
  });
}

/** "1. The agenda is adopted", and under it the speakers, each in the order of the floor. */
function linesOf(
  { title, speakers, statements }: AgendaPoint,
  at: number,
  edition: Edition,
): Line[] {
  const under: Say[] = [
    ...speakers.map(
      (speaker): Say =>
        (language) =>
          speakerName(speaker, edition.names, language),
    ),
    ...(statements ? [(language: Language) => edition.words[language].floor] : []),
  ];
  return [
    {
      say: (language) => `${at + 1}. ${title[language]}`,
      ...{ inset: 0, keepsWithNext: under.length > 0 },
    },
    ...under.map((say) => ({ say, inset: INSET, keepsWithNext: false })),
  ];
}
