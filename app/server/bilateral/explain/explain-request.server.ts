import type { Language } from "#app/domain/language/languages.ts";

import { database } from "../../platform/database.server.ts";
import { inThreads } from "../../platform/threads/pool.server.ts";
import { delegationMarks } from "../board-view.server.ts";
import { loadBoard } from "../load-board.server.ts";
import type * as explainThread from "./explain.thread.ts";
import { type ExplanationShown, explanationWords } from "./explanation-words.ts";

const thinking = inThreads<typeof explainThread>("app/server/bilateral/explain/explain.thread.ts");

/** Who asks: protocol, which sees every meeting, or a delegation, which sees its own. */
export type Reader = { language: Language; now: Date; delegationId?: string };

/**
 * Why a request has no place, what placing it would cost, and which single change would free it, in sentences of the
 * reader's language. A delegation reads it of its own requests only, hears of other delegations' meetings without their
 * names, and is not told what could be moved for it.
 * @returns undefined when there is no such request, or it is none of the delegation's business
 */
export async function explainRequest(
  requestId: string,
  { language, now, delegationId }: Reader,
): Promise<ExplanationShown | undefined> {
  const { board, rooms, requests } = await loadBoard(database(), now);
  const request = requests.find(({ id }) => id === requestId);
  if (!request || (delegationId !== undefined && !request.sides.includes(delegationId))) {
    return undefined;
  }
  const explanation = await thinking("explainRequest", requestId, { board, rooms, requests });
  if (!explanation) return undefined;
  const delegations = await delegationMarks();
  return explanationWords(explanation, {
    ...{ request, requests, language, delegationId },
    directory: { delegations, rooms },
  });
}
