import { useTranslation } from "react-i18next";

import type { FileStatus } from "#app/domain/nominee/status.ts";
import { StatusChip } from "#app/ui/status-chip.tsx";

/** A status as officers say it: what is returned to "you" is returned to the delegation. */
export function OfficersChip({ status }: { status: FileStatus }) {
  const { t } = useTranslation("accreditation");
  return (
    <StatusChip status={status} {...(status === "returned" ? { label: t("returned") } : {})} />
  );
}
