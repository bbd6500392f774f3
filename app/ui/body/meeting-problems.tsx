import { useTranslation } from "react-i18next";

import { ErrorSummary } from "../error-summary.tsx";

type Problem = "body" | "firstDay" | "lastDay" | "end" | "place" | "link" | "delegation";

/** What is wrong with a meeting's form, each leading to its field. */
export function MeetingProblems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation("body");
  return (
    <ErrorSummary
      title={t("problem.title")}
      errors={problems.map((problem) => ({
        field: problem === "place" ? "place.en" : problem,
        message: t(`problem.${problem}`),
      }))}
    />
  );
}
