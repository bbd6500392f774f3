import { useTranslation } from "react-i18next";

type Refused =
  | "withdrawn"
  | "has_a_room"
  | "windows_missing"
  | "companions_out_of_range"
  | "asked_already"
  | "answered"
  | "unknown"
  | "not_silent"
  | "too_soon"
  | "changed_meanwhile";

/** Why an answer, a restoration or an arrangement was not taken. */
export function RefusedText({ refused }: { refused: Refused }) {
  const { t } = useTranslation(["request", "bilateral"]);
  return refused === "withdrawn" || refused === "has_a_room"
    ? t(`bilateral:answerProblem.${refused}`)
    : t(`refused.${refused}`);
}
