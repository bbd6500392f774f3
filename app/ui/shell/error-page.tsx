import { Trans, useTranslation } from "react-i18next";

import { EmptyState } from "../empty-state.tsx";
import { shortId, useRequestId } from "./request-id.ts";

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

/**
 * 403, 404, 410, 500 and 503 in words: what happened, where to go, and the number by which the help desk finds it in the log.
 */
export function ErrorPage({ status }: { status: number }) {
  const { t } = useTranslation("common");
  const kind = errorKind(status);
  const number = shortId(useRequestId());
  return (
    <main className="page error-page">
      <EmptyState title={t(`error.${kind}.title`)} heading>
        <p>{t(`error.${kind}.text`)}</p>
        <a className="btn btn-2" href="/">
          {t("error.home")}
        </a>
        {number === "" ? null : (
          <p className="error-number">
            <Trans
              t={t}
              i18nKey="error.number"
              values={{ number }}
              components={{ b: <b className="mono" /> }}
            />
          </p>
        )}
      </EmptyState>
    </main>
  );
}
