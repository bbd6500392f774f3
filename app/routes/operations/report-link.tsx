import { FileText } from "lucide-react";
import { useTranslation } from "react-i18next";

/** The daily report on paper, up to the minute that is shown. */
export function ReportLink({ minute }: { minute: number | null }) {
  const { t } = useTranslation("operations");
  return (
    <a
      className="btn btn-2 btn-s"
      href={minute === null ? "/operations/report.pdf" : `/operations/report.pdf?at=${minute}`}
    >
      <FileText className="i i-16" aria-hidden="true" />
      {t("report.link")}
    </a>
  );
}
