import { Form } from "@remix-run/react";
import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";

import { astanaDay, astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { BatchPage } from "#app/server/print-run/batch-page.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { useLanguage } from "#app/ui/use-language.ts";
import { useLiveRefresh } from "#app/ui/use-live-refresh.ts";

/** How far a batch is. Without JavaScript the page is loaded anew to see more. */
export function Standing({ page, live }: { page: BatchPage; live: boolean }) {
  const { t } = useTranslation(["print", "badge"]);
  const language = useLanguage();
  const { counts, total, parts, state } = page;
  const done = total - counts.waiting;
  return (
    <section className="card" aria-labelledby="standing-title">
      {live ? <Refresh /> : null}
      <div className="card-h">
        <h2 className="h-sub grow" id="standing-title">
          {t(`states.${state}`)}
        </h2>
        <span className="t13 c2">
          {formatDay(astanaDay(page.askedAt), language)}, {astanaTime(page.askedAt)} · {page.by}
        </span>
      </div>
      <div className="card-b stack">
        {live ? <Progress label={t("progress", { done, total })} done={done} of={total} /> : null}
        {state === "failed" ? <Notice kind="bad">{t("failed")}</Notice> : null}
        <p className="t14 c2">
          {[
            t("printedCount", { count: counts.printed }),
            counts.spoiled > 0 ? t("spoiledCount", { count: counts.spoiled }) : "",
            counts.leftOut > 0 ? t("leftOutCount", { count: counts.leftOut }) : "",
            t(`badge:sheets.${page.sheet}`),
            page.stock,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {parts.length > 0 ? (
          <ul className="print-parts">
            {parts.map(({ part, badges }) => (
              <li key={part}>
                <a className="btn btn-2 btn-s" href={`/badges/print/${page.id}/${part}.pdf`}>
                  <Printer className="i i-16" aria-hidden="true" />
                  {t("part", { part, count: badges })}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        {live || state === "failed" ? (
          <Form method="post" className="row">
            {state === "failed" ? (
              <button className="btn btn-1 btn-s" name="intent" value="retry">
                {t("retry")}
              </button>
            ) : null}
            <button className="btn btn-3 btn-s" name="intent" value="cancel">
              {t("cancel")}
            </button>
          </Form>
        ) : null}
      </div>
    </section>
  );
}

function Refresh() {
  useLiveRefresh(1);
  return null;
}
