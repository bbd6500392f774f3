import { Building2, CircleHelp, CircleSlash, MonitorSmartphone, Video } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { MeetingMode as Mode } from "../../domain/body/kinds.ts";
import { formatDays } from "../../domain/time/spans.ts";
import { useLanguage } from "../use-language.ts";

const LOOK = {
  in_person: Building2,
  online: Video,
  hybrid: MonitorSmartphone,
  unknown: CircleHelp,
} as const;

/** In person, online or hybrid: icon and word; said so where it is not known. */
export function MeetingMode({ mode }: { mode: Mode | null }) {
  const { t } = useTranslation("body");
  const key = mode ?? "unknown";
  const Icon = LOOK[key];
  return (
    <span className="chip chip-draft">
      <Icon className="i" aria-hidden="true" />
      {t(`mode.${key}`)}
    </span>
  );
}

/** That a meeting does not take place. */
export function CalledOff() {
  const { t } = useTranslation("body");
  return (
    <span className="chip chip-off">
      <CircleSlash className="i" aria-hidden="true" />
      {t("off")}
    </span>
  );
}

/** The day of a meeting, or its first and last day. */
export function useMeetingDays() {
  const language = useLanguage();
  return ({ day, lastDay }: { day: string; lastDay: string | null }): string =>
    formatDays(day, lastDay ?? day, language);
}
