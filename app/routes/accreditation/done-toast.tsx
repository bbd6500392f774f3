import { Check } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { DoneWith } from "#app/server/vetting/done.server.ts";

const SHOWN_MS = 8000;

/** Says what was just done; goes by itself where scripts run. */
export function DoneToast({ done, last }: { done: DoneWith; last: boolean }) {
  const { t } = useTranslation("accreditation");
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className="toasts">
      <div className="toast" role="status">
        <Check className="i" aria-hidden="true" />
        <span>
          {t(`done.${done.word}`, { name: done.name, stage: done.stage })}
          {last ? ` ${t("doneAll")}` : ""}
        </span>
      </div>
    </div>
  );
}
