import { LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Duty, LeaveRefusal } from "../duty.ts";

/** The end of a guard's day: asks once more, and does not let go of a scan that only this phone has. */
export function LeaveDuty({ unsent, onLeave }: { unsent: number; onLeave: Duty["leave"] }) {
  const { t } = useTranslation("guard");
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<LeaveRefusal>();

  async function leave() {
    if (busy) return;
    setBusy(true);
    setRefusal(await onLeave());
    setBusy(false);
    setAsks(false);
  }

  return (
    <div className="g-leave">
      {refusal ? (
        <p className="g-age" role="alert">
          {refusal === "unsynced" && unsent > 0
            ? t("duty.leaveUnsynced", { count: unsent })
            : t("duty.leaveOffline")}
        </p>
      ) : null}
      {asks ? (
        <div role="group" aria-labelledby="leave-sure">
          <p id="leave-sure">{t("duty.leaveSure")}</p>
          <button className="g-btn" onClick={() => setAsks(false)}>
            {t("duty.leaveNo")}
          </button>
          <button className="g-btn" aria-disabled={busy} onClick={() => void leave()}>
            {t("duty.leaveYes")}
          </button>
        </div>
      ) : (
        <button className="g-btn" onClick={() => setAsks(true)}>
          <LogOut className="i" aria-hidden="true" />
          {t("duty.leave")}
        </button>
      )}
    </div>
  );
}
