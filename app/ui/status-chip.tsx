import {
  Check,
  CircleCheck,
  CirclePause,
  CircleX,
  type LucideIcon,
  Minus,
  PackageCheck,
  Pencil,
  ScanSearch,
  Send,
  Undo2,
} from "lucide-react";
import { useTranslation } from "react-i18next";

import type { FileStatus } from "../domain/nominee/status.ts";
import { SymbolIcon } from "./symbols.tsx";

const LOOK: Record<FileStatus, { chip: string; Icon: LucideIcon }> = {
  draft: { chip: "chip-draft", Icon: Pencil },
  submitted: { chip: "chip-sent", Icon: Send },
  in_vetting: { chip: "chip-vet", Icon: ScanSearch },
  on_hold: { chip: "chip-back", Icon: CirclePause },
  returned: { chip: "chip-back", Icon: Undo2 },
  cleared: { chip: "chip-ok", Icon: Check },
  badge_ready: { chip: "chip-done", Icon: CircleCheck },
  collected: { chip: "chip-done", Icon: PackageCheck },
  refused: { chip: "chip-bad", Icon: CircleX },
  withdrawn: { chip: "chip-off", Icon: Minus },
};

/** A file's status as icon and word, never by colour alone. `label` where the delegation's word would mislead. */
export function StatusChip({ status, label }: { status: FileStatus; label?: string }) {
  const { t } = useTranslation("common");
  const { chip, Icon } = LOOK[status];
  return (
    <span className={`chip ${chip}`}>
      <Icon className="i" aria-hidden="true" />
      {label ?? t(`status.${status}`)}
    </span>
  );
}

/** The chips' icons, for `StatusMark`: once a page that shows it. */
export const STATUS_ICONS = Object.fromEntries(
  Object.entries(LOOK).map(([status, { Icon }]) => [status, Icon]),
);

/** The same in a long list: its word is given, and its icon drawn once by `<Symbols icons={STATUS_ICONS} />`. */
export function StatusMark({ status, label }: { status: FileStatus; label: string }) {
  return (
    <span className={`chip ${LOOK[status].chip}`}>
      <SymbolIcon name={status} />
      {label}
    </span>
  );
}
