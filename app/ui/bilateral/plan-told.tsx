import { Notice } from "../notice.tsx";
import type { PlanWords } from "./plan.ts";
import type { Refusal } from "./use-words.ts";

/** What the plans' page answers to a form. */
export type PlanAnswer =
  | { accepted: number }
  | {
      refused:
        { kind: "board"; refusal: Refusal } | { kind: "not_ready" | "nothing_chosen" | "seconds" };
    }
  | null;

/** That a plan was accepted, or which meeting stood in the way and why; then nothing of it was carried out. */
export function PlanTold({ answer, words }: { answer: PlanAnswer | undefined; words: PlanWords }) {
  const { t } = words;
  if (!answer) return null;
  if ("accepted" in answer) {
    return <Notice kind="ok">{t("accepted", { count: answer.accepted })}</Notice>;
  }
  const { refused } = answer;
  if (refused.kind !== "board") return <Notice kind="bad">{t(`refused.${refused.kind}`)}</Notice>;
  const { requestId } = refused.refusal;
  return (
    <Notice kind="bad">
      <b className="w6">
        {requestId ? t("refused.board", { meeting: words.meeting(requestId) }) : t("refused.whole")}
      </b>
      {words.words.refusal(refused.refusal).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>{t("refused.next")}</p>
    </Notice>
  );
}
