import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import type { Review as ToReview } from "#app/server/programme/editor-view.server.ts";

type Version = { number: number; publishedAt: string } | null;

/** Which version readers see, and how many changes they do not see yet. */
export function Standing({
  version,
  pending,
  language,
}: {
  version: Version;
  pending: number;
  language: Language;
}) {
  const { t } = useTranslation("programme");
  const at = version ? new Date(version.publishedAt) : null;
  return (
    <div className="standing">
      <p>
        {version && at
          ? t("edit.published", {
              number: version.number,
              date: formatDate(at, language),
              time: astanaTime(at),
            })
          : t("notPublished")}
        <small>{pending > 0 ? t("edit.pending", { count: pending }) : t("edit.upToDate")}</small>
      </p>
      <Link className="btn btn-3" to="/programme/versions">
        {t("edit.versions")}
      </Link>
      {pending > 0 ? (
        <Link className="btn btn-1" to="/editor/programme?review=1">
          {t("edit.review")}
        </Link>
      ) : null}
    </div>
  );
}

/** The question before publishing: every change in words, then the one button. */
export function Review({ review }: { review: ToReview }) {
  const { t } = useTranslation("programme");
  const { t: common } = useTranslation("common");
  const number = review.next;
  if (review.changes.length === 0) {
    return <p className="card card-b">{t("edit.nothingToPublish", { number: number - 1 })}</p>;
  }
  return (
    <section className="card review" aria-labelledby="review-title">
      <div className="card-h">
        <h2 className="h-sec" id="review-title">
          {t("edit.publishTitle", { number })}
        </h2>
      </div>
      <div className="card-b">
        <p>{t("edit.publishText")}</p>
        <h3 className="h-sub">{t("edit.whatChanges")}</h3>
        <ul>
          {review.changes.map(({ key, text, visibility }) => (
            <li key={key}>
              {text}
              {visibility === "public" ? null : <small>{t(`audience.${visibility}`)}</small>}
            </li>
          ))}
        </ul>
        <p className="c2">{t("edit.told", { count: review.told })}</p>
        <Form method="post" action="/editor/programme" className="form-end">
          <input type="hidden" name="intent" value="publish" />
          <input type="hidden" name="fingerprint" value={review.fingerprint} />
          <Link className="btn btn-2" to="/editor/programme">
            {common("cancel")}
          </Link>
          <button className="btn btn-1" type="submit">
            {t("edit.publish", { number })}
          </button>
        </Form>
      </div>
    </section>
  );
}
