import { CircleCheck, CircleX, Clock, Send, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { InvitationState } from "../../domain/invitation/state.ts";

const LOOK = {
  sent: { chip: "chip-sent", Icon: Send },
  used: { chip: "chip-ok", Icon: CircleCheck },
  expired: { chip: "chip-back", Icon: Clock },
  withdrawn: { chip: "chip-off", Icon: Undo2 },
  declined: { chip: "chip-bad", Icon: CircleX },
} as const;

/** Where an invitation stands: icon and word. */
export function InvitationChip({ state }: { state: InvitationState }) {
  const { t } = useTranslation("invitation");
  const { chip, Icon } = LOOK[state];
  return (
    <span className={`chip ${chip}`}>
      <Icon className="i i-16" aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
