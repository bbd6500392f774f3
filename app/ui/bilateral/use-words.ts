import { useTranslation } from "react-i18next";

import type { BoardRefusal } from "#app/domain/bilateral/rearrange.ts";
import { isLanguage, type Language } from "#app/domain/language/languages.ts";
import { assertNever } from "#app/domain/result.ts";
import { bilateralWords, type Names } from "#app/text/bilateral-words.ts";

export type { Names, Spot } from "#app/text/bilateral-words.ts";

/** Why an order was not carried out, or could not be read. */
export type Refusal = BoardRefusal | { kind: "malformed"; requestId: null };

/** How this board says things in the reader's language. */
export function useWords(names: Names) {
  const { t, i18n } = useTranslation("bilateral");
  const language: Language = isLanguage(i18n.language) ? i18n.language : "en";
  const words = bilateralWords(t, language, names);
  const { problem, spot } = words;

  /** The sentences of a refusal. */
  const refusal = (refused: Refusal): readonly string[] => {
    switch (refused.kind) {
      case "problems":
        return refused.problems.map((broken) => problem(broken, refused.roomId));
      case "changed_meanwhile":
        return refused.meeting
          ? [t("refused.changedPlaced", { place: spot(refused.meeting) })]
          : [t("refused.changedRemoved")];
      case "clash":
        return [t(`refused.clash.${refused.constraint}`)];
      case "unknown":
      case "pinned":
      case "malformed":
      case "nothing_to_undo":
      case "nothing_to_redo":
        return [t(`refused.${refused.kind}`)];
      default:
        return assertNever(refused);
    }
  };

  return { ...words, refusal };
}
export type Words = ReturnType<typeof useWords>;
