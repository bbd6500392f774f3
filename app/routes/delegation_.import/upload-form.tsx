import { Upload } from "lucide-react";
import { useTranslation } from "react-i18next";

import { MOST_ROWS } from "#app/domain/import/limits.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Progress } from "#app/ui/progress.tsx";

import { doorRefusal, fieldOf } from "./refusal.ts";
import { useUpload } from "./use-upload.ts";

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(bytes < 1e7 ? 1 : 0);

/** The list and its photos; a plain form, which with scripts shows how much has been sent. */
export function UploadForm({ refused }: { refused: string | null }) {
  const { t } = useTranslation("import");
  const { t: common } = useTranslation("common");
  const { sending, send, stop } = useUpload(doorRefusal(refused));
  const refusal = sending.kind === "idle" ? sending.refusal : null;
  const say =
    refusal === null ? "" : refusal === "lost" ? t("sendingLost") : t(`refused.${refusal}`);
  const at = refusal === null || refusal === "lost" ? "list" : fieldOf(refusal);
  const errorOf = (field: "list" | "photos") => (say && at === field ? say : undefined);
  const busy = sending.kind !== "idle";
  return (
    <form
      className="card"
      method="post"
      action="/delegation/import"
      encType="multipart/form-data"
      onSubmit={send}
      aria-labelledby="send-title"
    >
      <div className="card-b import-send">
        <h2 className="h-sec" id="send-title">
          {t("step.send")}
        </h2>
        <ErrorSummary title={t("refusedTitle")} errors={say ? [{ field: at, message: say }] : []} />
        <fieldset disabled={busy} className="import-files">
          <Field
            id="list"
            label={t("list")}
            hint={t("listHint", { rows: MOST_ROWS })}
            error={errorOf("list")}
          >
            <input
              className="input"
              id="list"
              name="list"
              type="file"
              accept=".xlsx,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              {...describedBy("list", { hint: true, error: errorOf("list") })}
            />
          </Field>
          <Field id="photos" label={t("photos")} hint={t("photosHint")} error={errorOf("photos")}>
            <input
              className="input"
              id="photos"
              name="photos"
              type="file"
              accept=".zip,application/zip"
              {...describedBy("photos", { hint: true, error: errorOf("photos") })}
            />
          </Field>
        </fieldset>
        {sending.kind === "sending" ? (
          <Progress
            label={t("sending", {
              done: megabytes(sending.done),
              total: megabytes(sending.total),
            })}
            done={sending.done}
            of={sending.total}
          />
        ) : null}
        {sending.kind === "checking" ? <Progress label={t("sendingAll")} done={1} of={1} /> : null}
        <div className="row">
          <button className={busy ? "btn btn-1 btn-busy" : "btn btn-1"} disabled={busy}>
            {busy ? (
              <span className="spin" aria-hidden="true" />
            ) : (
              <Upload className="i i-18" aria-hidden="true" />
            )}
            {t("send")}
          </button>
          {sending.kind === "sending" ? (
            <button type="button" className="btn btn-2" onClick={stop}>
              {common("cancel")}
            </button>
          ) : null}
        </div>
      </div>
    </form>
  );
}
