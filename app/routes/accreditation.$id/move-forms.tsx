import { Form, Link, useSearchParams } from "@remix-run/react";
import { Play, RotateCcw } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Move } from "#app/domain/vetting/move.ts";
import { queueSearch } from "#app/domain/vetting/queue-address.ts";
import type { DossierPage } from "#app/server/vetting/dossier-page.server.ts";

import { ActLink, Key } from "./act-link.tsx";
import type { Act, Wish } from "./form.ts";
import { Reason } from "./reason-forms.tsx";

type Props = { page: DossierPage; wish: Wish | undefined; onCancel: () => void };

/** What a file is put on hold for. */
export function HoldForm({ page, wish, onCancel }: Props) {
  const { t } = useTranslation("accreditation");
  return (
    <Panel
      id="hold"
      title={t("act.holdTitle")}
      text={t("act.holdText")}
      send={t("act.holdNow")}
      {...{ page, move: "held", onCancel }}
    >
      <Reason
        id="hold-reason"
        typed={wish?.outcome === "held" ? wish.reason : undefined}
        hint={t("act.holdHint")}
        missing="why_missing"
      />
    </Panel>
  );
}

/** Why a decided file is opened again. */
export function ReopenForm({ page, wish, onCancel }: Props) {
  const { t } = useTranslation("accreditation");
  return (
    <Panel
      id="reopen"
      title={t("act.reopenTitle", { stage: page.reopensAt })}
      text={t("act.reopenText")}
      send={t("act.reopenNow")}
      {...{ page, move: "reopened", onCancel }}
    >
      <Reason id="reopen-reason" typed={wish?.outcome === "reopened" ? wish.reason : undefined} />
    </Panel>
  );
}

export function ReopenLink({ onOpen }: { onOpen: (act: Act) => void }) {
  const { t } = useTranslation("accreditation");
  return (
    <ActLink act="reopen" look="btn-2" onOpen={onOpen}>
      <RotateCcw className="i" aria-hidden="true" />
      {t("act.reopen")}
      <Key name="O" />
    </ActLink>
  );
}

/** Takes a held file up again; asks for no reason. */
export function ResumeForm({
  page,
  form,
}: {
  page: DossierPage;
  form: RefObject<HTMLFormElement>;
}) {
  const { t } = useTranslation("accreditation");
  return (
    <Form method="post" ref={form} className="dec-form">
      <Hidden page={page} move="resumed" />
      <button className="btn btn-2" type="submit" aria-keyshortcuts="H">
        <Play className="i" aria-hidden="true" />
        {t("act.resume")}
        <Key name="H" />
      </button>
    </Form>
  );
}

function Panel(props: {
  id: string;
  title: string;
  text: string;
  send: string;
  page: DossierPage;
  move: Move;
  onCancel: () => void;
  children: ReactNode;
}) {
  const { id, page, move, onCancel } = props;
  const { t } = useTranslation("accreditation");
  const [search] = useSearchParams();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.querySelector("textarea")?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "end" });
  }, []);
  return (
    <section className="act-panel card" id={id} ref={panel} aria-labelledby={`${id}-title`}>
      <h2 className="h-sec" id={`${id}-title`}>
        {props.title}
      </h2>
      <p className="t14 c2">{props.text}</p>
      <Form method="post">
        <Hidden page={page} move={move} />
        {props.children}
        <div className="row act-buttons">
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
          <button className="btn btn-1" type="submit">
            {props.send}
          </button>
        </div>
      </Form>
    </section>
  );
}

const Hidden = ({ page, move }: { page: DossierPage; move: Move }) => (
  <>
    <input type="hidden" name="version" value={page.file.version} />
    <input type="hidden" name="move" value={move} />
  </>
);
