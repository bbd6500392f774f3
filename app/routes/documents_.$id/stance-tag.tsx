import { Check, Hand, Minus, PenLine } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Stance } from "#app/domain/document/position.ts";

const LOOK = {
  agree: { chip: "chip-ok", Icon: Check },
  reserve: { chip: "chip-back", Icon: Hand },
  propose: { chip: "chip-vet", Icon: PenLine },
  silent: { chip: "chip-off", Icon: Minus },
} as const;

/** A position as icon and word. */
export function StanceTag({ stance }: { stance: Stance }) {
  const { t } = useTranslation("document");
  const { chip, Icon } = LOOK[stance];
  return (
    <span className={`chip ${chip}`}>
      <Icon className="i" aria-hidden="true" />
      {t(`stance.${stance}`)}
    </span>
  );
}
