import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "../notice.tsx";

/** Digits live for 30 s and are taken one step later still. */
const RENEWED_EACH_MS = 20_000;

/** Stands in for the phone of an invented person, and says so. */
export function DemonstrationDigits({ digits }: { digits: string }) {
  const { t } = useTranslation("access");
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => void revalidate(), RENEWED_EACH_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <Notice kind="info">
      {t("factor.demonstration")}
      <output className="digits factor-digits">{digits}</output>
    </Notice>
  );
}
