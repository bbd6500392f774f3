import { useTranslation } from "react-i18next";

import type { DocumentStatus } from "#app/domain/document/status.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";

import type { Done } from "./form.ts";
import { type Refused, useProblemWords } from "./problem-words.ts";

/** What was done, or why nothing was. */
export function Said(props: {
  done: Done | null;
  refused: Refused | undefined;
  number: number;
  status: DocumentStatus;
}) {
  const { done, refused, number, status } = props;
  const { t } = useTranslation("document");
  const words = useProblemWords();
  if (refused)
    return (
      <ErrorSummary
        title={t("problem.title")}
        errors={refused.faults.map((fault) => ({ field: fault.field, message: words(fault) }))}
      />
    );
  const sentence = {
    moved: t("turn.moved", { status: t(`status.${status}`) }),
    version: t("write.saved", { number }),
    opened: t("silence.opened"),
    withdrawn: t("silence.withdrawnDone"),
    position: t("own.saved"),
    broke: t("silence.broke"),
    too_late: t("silence.tooLate"),
    added: t("new.added"),
    sponsors: t("sponsors.saved"),
  };
  return <div role="status">{done ? <Notice kind="ok">{sentence[done]}</Notice> : null}</div>;
}
