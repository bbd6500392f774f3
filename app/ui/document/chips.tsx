import { Brackets, Check, Hourglass, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { SilenceState } from "../../domain/document/silence.ts";
import { astanaTime, formatDate } from "../../domain/time/astana.ts";
import { useLanguage } from "../use-language.ts";

/** How many brackets are left, or that none is: icon and words. */
export function BracketChip({ count }: { count: number }) {
  const { t } = useTranslation("document");
  return count > 0 ? (
    <span className="chip chip-back">
      <Brackets className="i" aria-hidden="true" />
      {t("brackets", { count })}
    </span>
  ) : (
    <span className="chip chip-ok">
      <Check className="i" aria-hidden="true" />
      {t("noBrackets")}
    </span>
  );
}

/** A silence procedure in words, with its hour. */
export function useSilenceWords() {
  const { t } = useTranslation("document");
  const language = useLanguage();
  return ({ state, deadline }: { state: SilenceState; deadline: Date }) =>
    t(`silence.${state}`, { day: formatDate(deadline, language), time: astanaTime(deadline) });
}

const LOOK = {
  running: { chip: "chip-vet", Icon: Hourglass },
  lapsed: { chip: "chip-vet", Icon: Hourglass },
  agreed: { chip: "chip-ok", Icon: Check },
  broken: { chip: "chip-back", Icon: TriangleAlert },
  withdrawn: { chip: "chip-off", Icon: Hourglass },
} as const;

export function SilenceChip(silence: { state: SilenceState; deadline: Date }) {
  const words = useSilenceWords();
  const { chip, Icon } = LOOK[silence.state];
  return (
    <span className={`chip ${chip}`}>
      <Icon className="i" aria-hidden="true" />
      {words(silence)}
    </span>
  );
}
