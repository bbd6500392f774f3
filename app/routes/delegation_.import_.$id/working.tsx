import { Form, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import type { ImportPage } from "#app/server/import/import-page.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Progress } from "#app/ui/progress.tsx";

/** How often the page asks how far the work is, in milliseconds; without scripts, in seconds. */
const ASK_EVERY = 1_200;
const REFRESH_EVERY = 3;

/** An import at work: how far it is, and a way out. */
export function Working({ page }: { page: ImportPage }) {
  const { t } = useTranslation("import");
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const next = setTimeout(() => void revalidate(), ASK_EVERY);
    return () => clearTimeout(next);
  }, [revalidate, state]);
  const { rowsTotal, rowsDone, photosTotal, photosDone } = page.progress;
  const reading = page.stage === "reading";
  const title = page.stage === "saving" ? "saving" : reading ? "reading" : "waiting";
  return (
    <section className="card" aria-labelledby="work-title">
      <noscript>
        <meta httpEquiv="refresh" content={String(REFRESH_EVERY)} />
      </noscript>
      <div className="card-b import-work">
        <h1 className="h-page" id="work-title">
          {t(`stage.${title}`)}
        </h1>
        {page.stalled ? <Notice kind="warn">{t("stage.stalled")}</Notice> : null}
        {reading && rowsTotal === 0 ? (
          <Progress label={t("progress.unknown")} done={0} of={0} />
        ) : null}
        {reading && rowsTotal > 0 ? (
          <Progress
            label={t("progress.rows", { done: rowsDone, total: rowsTotal })}
            done={rowsDone}
            of={rowsTotal}
          />
        ) : null}
        {reading && photosTotal > 0 ? (
          <Progress
            label={t("progress.photos", { done: photosDone, total: photosTotal })}
            done={photosDone}
            of={photosTotal}
          />
        ) : null}
        <p className="t14 c2">{t("progress.stay")}</p>
        <noscript>
          <p className="t14 c2">{t("progress.refresh")}</p>
        </noscript>
        <Form method="post" className="row">
          {page.stalled ? (
            <button className="btn btn-1" name="intent" value="retry">
              {t("retry")}
            </button>
          ) : null}
          <button className="btn btn-2" name="intent" value="cancel">
            {t("cancel")}
          </button>
        </Form>
      </div>
    </section>
  );
}
