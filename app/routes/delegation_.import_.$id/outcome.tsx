import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { ImportPage } from "#app/server/import/import-page.server.ts";
import { listWords } from "#app/ui/import/words.ts";
import { Notice } from "#app/ui/notice.tsx";

/** An import at its end: saved, refused as a whole, failed on our side, or cancelled. */
export function Outcome({ page }: { page: ImportPage }) {
  const { t } = useTranslation("import");
  const { stage, refusal } = page;
  return (
    <>
      <h1 className="h-page">{t(stage === "refused" ? "refusedTitle" : "title")}</h1>
      {stage === "saved" ? (
        <Notice kind="ok">
          <p role="status">{t("stage.saved", { count: page.peopleSaved })}</p>
        </Notice>
      ) : null}
      {stage === "refused" ? (
        <Notice kind="bad">
          {page.names.list ? <b className="file-name">{page.names.list}</b> : null}
          <p>{refusal ? listWords(t, refusal) : t("stage.cancelled")}</p>
        </Notice>
      ) : null}
      {stage === "failed" ? <Notice kind="bad">{t("stage.failed")}</Notice> : null}
      {stage === "cancelled" ? <Notice kind="info">{t("stage.cancelled")}</Notice> : null}
      <div className="row">
        {stage === "failed" ? (
          <Form method="post" className="row">
            <button className="btn btn-1" name="intent" value="retry">
              {t("retry")}
            </button>
            <button className="btn btn-2" name="intent" value="cancel">
              {t("cancel")}
            </button>
          </Form>
        ) : stage === "saved" ? (
          <>
            <Link className="btn btn-1" to="/delegation?tab=needs_you">
              {t("toPeople")}
            </Link>
            <Link className="btn btn-2" to="/delegation/import">
              {t("another")}
            </Link>
          </>
        ) : (
          <Link className="btn btn-1" to="/delegation/import">
            {t("another")}
          </Link>
        )}
      </div>
    </>
  );
}
