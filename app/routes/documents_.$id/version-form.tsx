import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { DocumentStatus } from "#app/domain/document/status.ts";
import { mayWriteVersion } from "#app/domain/document/turns.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import type { MeetingName } from "#app/server/body/meeting-names.server.ts";
import type { VersionText } from "#app/server/document/document-page.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import { MeetingField } from "./meeting-field.tsx";
import { type Refused, useErrorAt } from "./problem-words.ts";

type Props = {
  status: DocumentStatus;
  latest: Omit<VersionText, "paragraphs"> | undefined;
  /** The latest text, to go on from. */
  text: string;
  meetings: readonly MeetingName[];
  refused: Refused | undefined;
};

/** Puts the next version on file, typed or as a DOCX or PDF; the form begins with the text of the last one. */
export function VersionForm({ status, latest, text, meetings, refused }: Props) {
  const { t } = useTranslation("document");
  const errorAt = useErrorAt(refused);
  const after = latest?.number ?? 0;
  const typed = refused?.typed;
  if (status === "adopted") return null;
  return (
    <section className="card" aria-labelledby="write-title">
      <div className="card-h">
        <h2 className="h-sub" id="write-title">
          {t("write.title")}
        </h2>
      </div>
      {mayWriteVersion(status, after, false).ok ? (
        <Form
          method="post"
          encType="multipart/form-data"
          className="card-b document-form"
          replace
          noValidate
        >
          <input type="hidden" name="intent" value="version" />
          <input type="hidden" name="after" value={after} />
          <Field
            id="text"
            label={t("write.text")}
            hint={t("write.textHint")}
            error={errorAt("text")}
          >
            <textarea
              className="input serif"
              id="text"
              name="text"
              rows={10}
              defaultValue={typed?.text ?? (latest?.fileName ? "" : text)}
              {...describedBy("text", { hint: true, error: errorAt("text") })}
            />
          </Field>
          <Field id="file" label={t("write.file")} error={errorAt("file")}>
            <input
              className="input"
              id="file"
              name="file"
              type="file"
              accept=".docx,.pdf,application/pdf"
              {...describedBy("file", { error: errorAt("file") })}
            />
          </Field>
          <Field id="language" label={t("write.language")}>
            <select
              className="input"
              id="language"
              name="language"
              defaultValue={typed?.language ?? latest?.language ?? "en"}
            >
              {LANGUAGES.map((one) => (
                <option key={one} value={one}>
                  {t(`languageOf.${one}`)}
                </option>
              ))}
            </select>
          </Field>
          <Field id="remark" label={t("write.remark")}>
            <input
              className="input"
              id="remark"
              name="remark"
              maxLength={400}
              defaultValue={typed?.remark}
            />
          </Field>
          <MeetingField
            id="version-meeting"
            label={t("write.meeting")}
            meetings={meetings}
            chosen={typed?.meeting}
          />
          <button className="btn btn-1">{t("write.save", { number: after + 1 })}</button>
        </Form>
      ) : (
        <p className="card-b t14 c2">{t("write.closed")}</p>
      )}
    </section>
  );
}
