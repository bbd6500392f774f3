import "../styles/nominee.css";

import { Form, Link } from "@remix-run/react";
import { ChevronRight, CloudCheck } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { NomineeField } from "../../domain/nominee/fields.ts";
import type { FormNotice, Problem } from "../../domain/nominee/problems.ts";
import { ErrorSummary } from "../error-summary.tsx";
import { Notice } from "../notice.tsx";
import { StatusChip } from "../status-chip.tsx";
import { ActionBar } from "./action-bar.tsx";
import { CategoryCard } from "./category-card.tsx";
import type { Mending, NomineeFormData } from "./form-data.ts";
import { IdentityCard } from "./identity-card.tsx";
import { PhotoCard } from "./photo-card.tsx";
import { problemWords } from "./problem-words.ts";

type Props = {
  data: NomineeFormData;
  mending: Mending | null;
  /** What stops the sending, shown once somebody tried. */
  problems: Problem[];
  notice: FormNotice | null;
  saved: boolean;
};

/** The page of one nominee: what to mend first, then identity, category and photo; the buttons stay at the foot. */
export function NomineePage({ data, mending, problems, notice, saved }: Props) {
  const { t } = useTranslation("registration");
  const { file } = data;
  const shown = mending?.problems ?? problems;
  const errors = shown.map((problem) => ({
    field: problem.field,
    message: problemWords(t, problem),
  }));
  const errorOf = (field: NomineeField): string | undefined =>
    errors.find((error) => error.field === field)?.message ?? returnedAt(data, field);
  const title = file?.name || t(file ? "table.unnamed" : "form.new");
  const editable = file?.editable ?? true;
  const typed = mending?.typed ?? data.typed;
  return (
    <main className="nominee">
      <Crumbs delegation={data.delegation.name} title={title} />
      <header className="head">
        <h1 className="h-page">{title}</h1>
        {file ? <StatusChip status={file.status} /> : null}
        <div className="st">
          {file ? (
            <span className="ok-note" role={saved ? "status" : undefined}>
              <CloudCheck className="i i-16" aria-hidden="true" />
              {t("form.savedAt", { time: file.savedAt })}
            </span>
          ) : null}
          <span>{t("form.closes", data.closes)}</span>
        </div>
      </header>
      <PageNotices data={data} notice={mending?.notice ?? notice} />
      <ErrorSummary
        title={t(mending ? "problem.toSave" : "problem.toSend", { count: errors.length })}
        errors={errors}
      />
      <Form
        method="post"
        encType="multipart/form-data"
        className="grid"
        key={mending ? "mending" : (file?.version ?? 0)}
        noValidate
      >
        {/* Enter in a field saves; it must never send. */}
        <button className="vh" name="intent" value="save" tabIndex={-1} aria-hidden="true" />
        <input type="hidden" name="version" value={mending?.version ?? file?.version ?? 1} />
        <fieldset className="stack" disabled={!editable}>
          <IdentityCard
            data={data}
            typed={typed}
            errorOf={errorOf}
            fromPicture={mending?.fromPicture ?? false}
          />
          <CategoryCard data={data} typed={typed} error={errorOf("category")} />
        </fieldset>
        <fieldset className="stack" disabled={!editable}>
          <PhotoCard data={data} error={errorOf("photo")} chosen={typed.category} />
        </fieldset>
        <ActionBar data={data} editable={editable} name={title} />
      </Form>
    </main>
  );
}

/** The officer's reason stands at each field that was returned. */
const returnedAt = ({ file }: NomineeFormData, field: NomineeField): string | undefined =>
  file?.returned?.fields.includes(field) ? file.returned.reason || undefined : undefined;

function Crumbs({ delegation, title }: { delegation: string; title: string }) {
  const { t } = useTranslation("registration");
  return (
    <nav className="crumb" aria-label={t("form.crumb")}>
      <Link to="/delegation">{delegation}</Link>
      <ChevronRight className="i i-16" aria-hidden="true" />
      <Link to="/delegation?tab=all">{t("form.nominees")}</Link>
      <ChevronRight className="i i-16" aria-hidden="true" />
      <span aria-current="page">{title}</span>
    </nav>
  );
}

function PageNotices({ data, notice }: { data: NomineeFormData; notice: FormNotice | null }) {
  const { t } = useTranslation("registration");
  const { file } = data;
  const moment = notice === "too_early" ? data.opens : data.closes;
  return (
    <div className="notices">
      {notice ? <Notice kind="bad">{t(`notice.${notice}`, moment)}</Notice> : null}
      {file?.returned ? (
        <Notice kind="warn">
          <b>{t("form.returnedTitle")}</b>
          <p>{file.returned.reason || t("state.returned")}</p>
        </Notice>
      ) : null}
      {file && !file.editable ? (
        <Notice kind="info">{t(file.mayWithdraw ? "form.locked" : "form.lockedDone")}</Notice>
      ) : null}
    </div>
  );
}
