import type { PaperDocument } from "#app/domain/precedence/layout/paper.ts";
import type { Paper } from "#app/domain/precedence/papers.ts";
import { assertNever } from "#app/domain/result.ts";

import type { Session } from "../session.server.ts";
import type { PaperContext } from "./frame.server.ts";
import { agendaPaper, speakersPaper } from "./speaking.server.ts";
import { cardsPaper, flagsPaper, photoPaper, seatingPaper } from "./standing.server.ts";

/** What a paper of a session says, in one language. */
export function paperOf(session: Session, paper: Paper, context: PaperContext): PaperDocument {
  switch (paper) {
    case "speakers":
      return speakersPaper(session, context);
    case "agenda":
      return agendaPaper(session, context);
    case "seating":
      return seatingPaper(session, context);
    case "cards":
      return cardsPaper(session, context);
    case "flags":
      return flagsPaper(session, context);
    case "photo":
      return photoPaper(session, context);
    default:
      return assertNever(paper);
  }
}
