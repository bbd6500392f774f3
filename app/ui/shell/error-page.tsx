import { useTranslation } from "react-i18next";

import { EmptyState } from "../empty-state.tsx";

/** What an HTTP status means to a reader. */
export function errorKind(
  status: number,
): "forbidden" | "missing" | "gone" | "request" | "away" | "fault" {
  if (status === 403) return "forbidden";
  if (status === 404) return "missing";
  if (status === 410) return "gone";
  if (status === 503) return "away";
  return status < 500 ? "request" : "fault";
}

/** 403, 404, 410, 500 and 503 in words: what happened, and where to go. */
export function ErrorPage({ status }: { status: number }) {
  const { t } = useTranslation("common");
  const kind = errorKind(status);
  return (
    <main className="page error-page">
      <EmptyState title={t(`error.${kind}.title`)} heading>
        <p>{t(`error.${kind}.text`)}</p>
        <a className="btn btn-2" href="/">
          {t("error.home")}
        </a>
      </EmptyState>
    </main>
  );
}
