import "../styles/nominee.css";

import { Form, Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { isNomineeField } from "../../domain/nominee/fields.ts";
import type { FormNotice, Problem, ProblemField } from "../../domain/nominee/problems.ts";
import type { Wallet } from "../../domain/wallet/pass.ts";
import { ErrorSummary } from "../error-summary.tsx";
import { Notice } from "../notice.tsx";
import { StatusChip } from "../status-chip.tsx";
import { WalletLinks } from "../wallet/wallet-links.tsx";
import { ActionBar } from "./action-bar.tsx";
import { CategoryCard } from "./category-card.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";
import { ConsentCard } from "./consent-card.tsx";
import type { Mending, NomineeFormData } from "./form-data.ts";
import { IdentityCard } from "./identity-card.tsx";
import { LateCard } from "./late-card.tsx";
import { PhotoCard } from "./photo-card.tsx";
import { problemWords } from "./problem-words.ts";
import { SaveStateNote } from "./save-state.tsx";
import { dropUnsent, type Unsent, unsentOf } from "./unsent.ts";
import { useAutosave } from "./use-autosave.ts";

type Props = {
  data: NomineeFormData;
  /** Account id of the reader: what they type is kept on this device under it until it is saved. */
  writer: string;
  mending: Mending | null;
  /** What stops the sending, shown once somebody tried. */
  problems: Problem[];
  notice: FormNotice | null;
  /** The nominee whose place this one takes, chosen on an earlier page. */
  inPlaceOf: string;
  /** The person's live badge, where the telephone can take it. */
  phone?: { badgeId: string; wallets: readonly Wallet[] } | null;
};

/** The page of one nominee: what to mend first, then identity, category and photo; the buttons stay at the foot. */
export function NomineePage(props: Props) {
  const { data, writer, mending, problems, notice, inPlaceOf, phone } = props;
  const { t } = useTranslation("registration");
  const { file } = data;
  const id = file?.id ?? null;
  const saving = useAutosave(writer, id);
  const [restored, setRestored] = useState<Unsent | null>(null);
  // Anew after each save: what was put back then stands in the file.
  const saved = file?.version;
  useEffect(() => setRestored(mending ? null : unsentOf(writer, id)), [writer, id, mending, saved]);
  const { typed: wasTyped } = saving;
  useEffect(() => {
    if (restored) wasTyped();
  }, [restored, wasTyped]);
  const shown = mending?.problems ?? problems;
  const errors = shown.map((problem) => ({
    field: problem.field,
    message: problemWords(t, problem),
  }));
  const errorOf = (field: ProblemField): string | undefined =>
    errors.find((error) => error.field === field)?.message ?? returnedAt(data, field);
  const title = file?.name || t(file ? "table.unnamed" : "form.new");
  const editable = file?.editable ?? true;
  const typed = restored?.typed ?? mending?.typed ?? data.typed;
  const base = restored?.base ?? JSON.stringify(mending ? mending.base : data.typed);
  const version = restored?.version ?? mending?.version ?? file?.version ?? 1;
  return (
    <main className="nominee">
      <Crumbs delegation={data.delegation.name} title={title} />
      <header className="head">
        <h1 className="h-page">{title}</h1>
        {file ? <StatusChip status={file.status} /> : null}
        <div className="st">
          <SaveStateNote state={saving.state} savedAt={file?.savedAt ?? null} />
          <span>{t("form.closes", data.closes)}</span>
          {file ? (
            <Link to={`/delegation/nominees/${file.id}/travel`}>
              {t("page.delegationTravel", { ns: "common" })}
            </Link>
          ) : null}
        </div>
      </header>
      <PageNotices data={data} notice={notice} restored={restored !== null} />
      {phone ? <OnPhone {...phone} name={title} /> : null}
      <ErrorSummary
        title={t(mending ? "problem.toSave" : "problem.toSend", { count: errors.length })}
        errors={errors}
      />
      <Form
        method="post"
        encType="multipart/form-data"
        className="grid"
        key={restored ? "restored" : mending ? JSON.stringify(mending) : (file?.version ?? 0)}
        ref={saving.form}
        // While two versions lie side by side, nothing is saved but by a button.
        onInput={editable && !mending?.conflict ? saving.typed : undefined}
        onSubmit={mending?.conflict ? () => dropUnsent(writer, id) : saving.onSubmit}
        noValidate
      >
        {/* Enter in a field saves; it must never send. */}
        <button className="vh" name="intent" value="save" tabIndex={-1} aria-hidden="true" />
        <input type="hidden" name="version" defaultValue={version} />
        <input type="hidden" name="base" defaultValue={base} />
        {mending?.conflict ? (
          <ConflictPanel
            conflict={mending.conflict}
            self={id === null ? "/delegation" : `/delegation/nominees/${id}`}
          />
        ) : null}
        <fieldset className="stack" disabled={!editable}>
          <IdentityCard
            data={data}
            typed={typed}
            errorOf={errorOf}
            fromPicture={mending?.fromPicture ?? false}
          />
          <CategoryCard data={data} typed={typed} errorOf={errorOf} inPlaceOf={inPlaceOf} />
          <LateCard data={data} error={errorOf("lateReason")} />
          <ConsentCard data={data} error={errorOf("consent")} />
        </fieldset>
        <fieldset className="stack" disabled={!editable}>
          <PhotoCard data={data} error={errorOf("photo")} chosen={typed.category} />
        </fieldset>
        <ActionBar data={data} editable={editable} name={title} />
      </Form>
    </main>
  );
}

/** What the officer wrote to a field stands at it; where no field has words of its own, the reason for the whole file. */
function returnedAt({ file }: NomineeFormData, field: ProblemField): string | undefined {
  const returned = file?.returned;
  if (!returned || !isNomineeField(field) || !returned.fields.includes(field)) return undefined;
  const noNotes = Object.keys(returned.notes).length === 0;
  return returned.notes[field] ?? (noNotes ? returned.reason || undefined : undefined);
}

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

function PageNotices(props: {
  data: NomineeFormData;
  notice: FormNotice | null;
  restored: boolean;
}) {
  const { data, notice, restored } = props;
  const { t } = useTranslation(["registration", "nominee"]);
  const { file } = data;
  const moment = notice === "too_early" ? data.opens : data.closes;
  return (
    <div className="notices">
      {notice ? <Notice kind="bad">{t(`notice.${notice}`, moment)}</Notice> : null}
      {file?.returned ? (
        <Notice kind="warn">
          <b>{t("form.returnedTitle")}</b>
          <ReturnedWords of={file.returned} />
        </Notice>
      ) : null}
      {restored ? <Notice kind="info">{t("nominee:saving.restored")}</Notice> : null}
      {file?.mayUndo ? <Undo /> : null}
      {file && !file.editable && !file.mayUndo ? (
        <Notice kind="info">{t(file.mayWithdraw ? "form.locked" : "form.lockedDone")}</Notice>
      ) : null}
    </div>
  );
}

/** The officer's words: for the file, and for each field that has some, leading to it. */
function ReturnedWords({
  of,
}: {
  of: NonNullable<NonNullable<NomineeFormData["file"]>["returned"]>;
}) {
  const { t } = useTranslation("registration");
  const noted = of.fields.filter((field) => of.notes[field]);
  return (
    <>
      {of.reason || noted.length === 0 ? <p>{of.reason || t("state.returned")}</p> : null}
      <ul>
        {noted.map((field) => (
          <li key={field}>
            <a href={`#${field}`}>{t(`field.${field}`)}</a>: {of.notes[field]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where a telephone can take the badge: only offered where the host has set it up. */
function OnPhone(props: { badgeId: string; wallets: readonly Wallet[]; name: string }) {
  const { t } = useTranslation("wallet");
  return (
    <section className="card nominee-phone" aria-labelledby="on-phone">
      <h2 id="on-phone" className="t16 w6">
        {t("title")}
      </h2>
      <p className="t14 c2">{t("lead")}</p>
      <WalletLinks {...props} />
    </section>
  );
}

/** For half an hour; the officers go on where they were, and a badge that died stays dead. */
function Undo() {
  const { t } = useTranslation("nominee");
  return (
    <Notice kind="info">
      <p>{t("undo.text")}</p>
      <Form method="post">
        <button className="btn btn-2 btn-s" name="intent" value="undo">
          {t("undo.button")}
        </button>
      </Form>
    </Notice>
  );
}
