import { useTranslation } from "react-i18next";

/** 18 s, 13 min, 2 h, 3 d, in the reader's language. */
export function useAge(): (seconds: number) => string {
  const { t } = useTranslation("operations");
  return (seconds) => {
    if (seconds < 60) return t("gates.seconds", { seconds });
    if (seconds < 3600) return t("gates.minutes", { minutes: Math.floor(seconds / 60) });
    if (seconds < 86_400) return t("gates.hours", { hours: Math.floor(seconds / 3600) });
    return t("gates.days", { days: Math.floor(seconds / 86_400) });
  };
}
