import { useTranslation } from "react-i18next";

import { EmptyState } from "../empty-state.tsx";

/** 403, 404 and 500 in words: what happened, and where to go. */
export function ErrorPage({ status }: { status: number }) {
  const { t } = useTranslation("common");
  const kind =
    status === 403 ? "forbidden" : status === 404 ? "missing" : status < 500 ? "request" : "fault";
  return (
    <main className="page error-page">
      <title>{t(`error.${kind}.title`)}</title>
      <EmptyState title={t(`error.${kind}.title`)} heading>
        <p>{t(`error.${kind}.text`)}</p>
        <a className="btn btn-2" href="/">
          {t("error.home")}
        </a>
      </EmptyState>
    </main>
  );
}
