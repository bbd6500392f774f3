import { Check, CircleX, Clock, type LucideIcon, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { PermitStatus } from "../../domain/declaration/permit.ts";

const LOOK: Record<PermitStatus, { chip: string; Icon: LucideIcon }> = {
  requested: { chip: "chip-vet", Icon: Clock },
  granted: { chip: "chip-ok", Icon: Check },
  refused: { chip: "chip-bad", Icon: CircleX },
  withdrawn: { chip: "chip-off", Icon: Minus },
};

/** A permit's status as icon and word. */
export function PermitChip({ status }: { status: PermitStatus }) {
  const { t } = useTranslation("declaration");
  const { chip, Icon } = LOOK[status];
  return (
    <span className={`chip ${chip}`}>
      <Icon className="i" aria-hidden="true" />
      {t(`status.${status}`)}
    </span>
  );
}
