import { CloudCheck, CloudOff, CloudUpload } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { SaveState } from "./use-autosave.ts";

const GOOD: readonly SaveState["kind"][] = ["rest", "saved"];
const UNDER_WAY: readonly SaveState["kind"][] = ["waiting", "saving"];

/** "Saved 10:14", or why not, in words; a polite live region. */
export function SaveStateNote({ state, savedAt }: { state: SaveState; savedAt: string | null }) {
  const { t } = useTranslation(["nominee", "registration"]);
  const at = state.kind === "saved" ? state.at : savedAt;
  const good = GOOD.includes(state.kind);
  const Icon = good ? CloudCheck : UNDER_WAY.includes(state.kind) ? CloudUpload : CloudOff;
  const words = wordsOf();
  return (
    <span role="status" className={good ? "ok-note" : "save-note"}>
      {words ? (
        <>
          <Icon className="i i-16" aria-hidden="true" />
          {words}
        </>
      ) : null}
    </span>
  );

  function wordsOf(): string {
    if (state.kind === "rest" || state.kind === "saved")
      return at === null ? "" : t("registration:form.savedAt", { time: at });
    return t(`saving.${state.kind}`);
  }
}
