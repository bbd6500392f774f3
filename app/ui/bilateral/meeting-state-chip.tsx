import {
  Ban,
  CalendarCheck,
  CalendarClock,
  Check,
  Clock,
  type LucideIcon,
  UserX,
} from "lucide-react";
import { useTranslation } from "react-i18next";

import type { MeetingState } from "#app/domain/bilateral/mark.ts";

const LOOK: Record<MeetingState, { chip: string; Icon: LucideIcon }> = {
  booked: { chip: "chip-done", Icon: CalendarCheck },
  moved: { chip: "chip-vet", Icon: CalendarClock },
  held: { chip: "chip-ok", Icon: Check },
  late: { chip: "chip-vet", Icon: Clock },
  no_show: { chip: "chip-bad", Icon: UserX },
  cancelled: { chip: "chip-off", Icon: Ban },
};

/** How a meeting stands, by icon and word. */
export function MeetingStateChip({ state }: { state: MeetingState }) {
  const { t } = useTranslation("meeting");
  const { chip, Icon } = LOOK[state];
  return (
    <span className={`chip ${chip}`}>
      <Icon className="i" aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
