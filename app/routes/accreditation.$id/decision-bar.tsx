import { Form, Link, useNavigation, useSearchParams } from "@remix-run/react";
import { Check, CornerUpLeft, OctagonX, Pause } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { fullName } from "#app/domain/nominee/display.ts";
import { queueSearch } from "#app/domain/vetting/queue-address.ts";
import type { Refused } from "#app/domain/vetting/refused.ts";
import type { DossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { Dialog } from "#app/ui/dialog.tsx";
import { useHydrated } from "#app/ui/use-hydrated.ts";
import { useRefusalWords } from "#app/ui/vetting/refusal-words.ts";

import { ActLink, Key, useAct } from "./act-link.tsx";
import type { Wish } from "./form.ts";
import { KeysDialog, KeysHint } from "./keys.tsx";
import { HoldForm, ReopenForm, ReopenLink, ResumeForm } from "./move-forms.tsx";
import { REFUSE_FORM, RefuseFields, ReturnForm } from "./reason-forms.tsx";
import { useKeys } from "./use-keys.ts";

type Props = {
  page: DossierPage;
  /** The files of the list, in its order. */
  ids: readonly string[];
  /** What was typed and not accepted. */
  wish: Wish | undefined;
  dossier: RefObject<HTMLElement>;
};

/** Approve, return, hold, refuse; or reopen what is decided. Links and forms do it without scripts; with them, keys and a dialog. */
export function DecisionBar({ page, ids, wish, dossier }: Props) {
  const { t } = useTranslation("accreditation");
  const words = useRefusalWords(page.stageNames);
  const { act, open, close } = useAct(wish);
  const [showsKeys, showKeys] = useState(false);
  const approval = useRef<HTMLFormElement>(null);
  const resumption = useRef<HTMLFormElement>(null);
  const busy = useNavigation().state !== "idle";
  const barred = barredBy(page);
  const isHeld = page.file.status === "on_hold";
  const keys = useKeys(dossier, {
    approve: barred ? undefined : () => approval.current?.requestSubmit(),
    open: barred ? undefined : open,
    hold: barred ? undefined : () => (isHeld ? resumption.current?.requestSubmit() : open("hold")),
    reopen: page.reopensAt === null ? undefined : () => open("reopen"),
    showKeys: () => showKeys(true),
    ids,
    current: page.file.id,
  });
  const name = fullName(page.file);
  if (barred) {
    return (
      <>
        {act === "reopen" && page.reopensAt !== null ? (
          <ReopenForm page={page} wish={wish} onCancel={close} />
        ) : null}
        <footer className="dec">
          {page.reopensAt === null ? null : <ReopenLink onOpen={open} />}
          <p className="dec-why t14">{words(barred)}</p>
          <KeysHint onAll={() => showKeys(true)} />
          <KeysDialog open={showsKeys} onClose={() => showKeys(false)} keys={keys} />
        </footer>
      </>
    );
  }
  return (
    <>
      {act === "return" ? <ReturnForm page={page} wish={wish} onCancel={close} /> : null}
      {act === "hold" && !isHeld ? <HoldForm page={page} wish={wish} onCancel={close} /> : null}
      <Refusing page={page} wish={wish} open={act === "refuse"} onCancel={close} name={name} />
      <footer className="dec" aria-label={t("act.bar")}>
        <Form method="post" ref={approval} className="dec-ok">
          <input type="hidden" name="version" value={page.file.version} />
          <input type="hidden" name="outcome" value="approved" />
          <button className="btn btn-ok" type="submit" aria-busy={busy} aria-keyshortcuts="A">
            <Check className="i" aria-hidden="true" />
            {t("act.approve", { stage: page.stage?.name })}
            <Key name="A" />
          </button>
        </Form>
        <ActLink act="return" look="btn-2" onOpen={open}>
          <CornerUpLeft className="i" aria-hidden="true" />
          {t("act.return")}
          <Key name="R" />
        </ActLink>
        {isHeld ? (
          <ResumeForm page={page} form={resumption} />
        ) : (
          <ActLink act="hold" look="btn-2" onOpen={open}>
            <Pause className="i" aria-hidden="true" />
            {t("act.hold")}
            <Key name="H" />
          </ActLink>
        )}
        <span className="sep" />
        <ActLink act="refuse" look="btn-bad" onOpen={open}>
          <OctagonX className="i" aria-hidden="true" />
          {t("act.refuse")}
          <Key name="X" />
        </ActLink>
        <span className="dec-hint t13 c2">
          {page.nextStage ? t("act.nextHint", { stage: page.nextStage }) : t("act.lastHint")}
        </span>
        <KeysHint onAll={() => showKeys(true)} />
      </footer>
      <KeysDialog open={showsKeys} onClose={() => showKeys(false)} keys={keys} />
    </>
  );
}

/** Why nobody, or not this officer, can decide now; null when they can. */
function barredBy({ barred, stage, file, pathIsKnown, path }: DossierPage): Refused | null {
  if (barred) return barred;
  if (file.stage !== null && (!pathIsKnown || !path.some(({ id }) => id === file.stage)))
    return { kind: "unknown_stage", stage: file.stage };
  return stage ? null : { kind: "not_waiting", status: file.status };
}

/** Refusing asks once more: in a dialog where scripts run, else in the page. */
function Refusing(props: {
  page: DossierPage;
  wish: Wish | undefined;
  open: boolean;
  onCancel: () => void;
  name: string;
}) {
  const { page, wish, open, onCancel, name } = props;
  const { t } = useTranslation("accreditation");
  const hydrated = useHydrated();
  const [search] = useSearchParams();
  const title = t("act.refuseAsk", { name });
  const actions = (
    <>
      <Link
        className="btn btn-2"
        to={`/accreditation/${page.file.id}${queueSearch(search)}`}
        onClick={(event) => {
          event.preventDefault();
          onCancel();
        }}
      >
        {t("act.cancel")}
      </Link>
      <button className="btn btn-badsolid" type="submit" form={REFUSE_FORM}>
        {t("act.refuseNow")}
      </button>
    </>
  );
  const fields = <RefuseFields page={page} wish={wish} />;
  if (hydrated) {
    return (
      <Dialog title={title} open={open} onClose={onCancel} actions={actions}>
        {fields}
      </Dialog>
    );
  }
  if (!open) return null;
  return (
    <section className="act-panel card" id="refuse" aria-labelledby="refuse-title">
      <h2 className="h-sec" id="refuse-title">
        {title}
      </h2>
      {fields}
      <div className="row">{actions}</div>
    </section>
  );
}
