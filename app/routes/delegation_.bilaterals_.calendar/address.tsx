import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useAwaited } from "#app/ui/use-hydrated.ts";

/** The address to copy; by the button where a script runs, by hand where none does. */
export function Address({ address }: { address: string }) {
  const { t } = useTranslation("meeting");
  const awaited = useAwaited();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(address);
  };
  const isCopied = copied === address;
  return (
    <div className="meetcal-address">
      <input
        className="input"
        readOnly
        value={address}
        aria-label={t("calendarPage.address")}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" className={`btn btn-2${awaited}`} onClick={() => void copy()}>
        {isCopied ? (
          <Check className="i" aria-hidden="true" />
        ) : (
          <Copy className="i" aria-hidden="true" />
        )}
        <span aria-live="polite">{t(isCopied ? "calendarPage.copied" : "calendarPage.copy")}</span>
      </button>
    </div>
  );
}
