import { Form, Link, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { NOMINEE_FIELDS } from "#app/domain/nominee/fields.ts";
import { LONGEST_NOTE, LONGEST_REASON } from "#app/domain/vetting/reason.ts";
import { queueSearch } from "#app/domain/vetting/queue-address.ts";
import type { DossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import { noteName, type Wish } from "./form.ts";

export const REFUSE_FORM = "refuse-form";

type Props = { page: DossierPage; wish: Wish | undefined };

/** Which fields the delegation is to mend, and why. */
export function ReturnForm({ page, wish, onCancel }: Props & { onCancel: () => void }) {
  const { t } = useTranslation(["accreditation", "registration"]);
  const [search] = useSearchParams();
  const panel = useRef<HTMLElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const returned = wish?.outcome === "returned" ? wish : undefined;
  useEffect(() => {
    first.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "end" });
  }, []);
  return (
    <section className="act-panel card" id="return" ref={panel} aria-labelledby="return-title">
      <h2 className="h-sec" id="return-title">
        {t("act.returnTitle")}
      </h2>
      <p className="t14 c2">{t("act.returnText")}</p>
      <Form method="post">
        <Hidden page={page} outcome="returned" />
        <fieldset className="field">
          <legend className="flabel">{t("act.fields")}</legend>
          <div className="ticks">
            {NOMINEE_FIELDS.map((field, at) => (
              <div key={field}>
                <label>
                  <input
                    type="checkbox"
                    name="fields"
                    value={field}
                    ref={at === 0 ? first : undefined}
                    defaultChecked={returned?.fields.includes(field)}
                  />
                  {t(`registration:field.${field}`)}
                </label>
                <input
                  className="input note-to"
                  name={noteName(field)}
                  maxLength={LONGEST_NOTE}
                  defaultValue={returned?.notes[field]}
                  aria-label={t("act.noteTo", { field: t(`registration:field.${field}`) })}
                  placeholder={t("act.note")}
                />
              </div>
            ))}
          </div>
        </fieldset>
        <Reason id="return-reason" typed={returned?.reason} hint={t("act.returnHint")} />
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
            {t("act.returnNow")}
          </button>
        </div>
      </Form>
    </section>
  );
}

/** The reason of a refusal; its buttons stand outside and name the form. */
export function RefuseFields({ page, wish }: Props) {
  const { t } = useTranslation("accreditation");
  const refused = wish?.outcome === "refused" ? wish : undefined;
  return (
    <>
      <p>{t("act.refuseText")}</p>
      <Form method="post" id={REFUSE_FORM}>
        <Hidden page={page} outcome="refused" />
        <Reason id="refuse-reason" typed={refused?.reason} />
      </Form>
    </>
  );
}

const Hidden = ({ page, outcome }: { page: DossierPage; outcome: Wish["outcome"] }) => (
  <>
    <input type="hidden" name="version" value={page.file.version} />
    <input type="hidden" name="outcome" value={outcome} />
  </>
);

/** `typed` is what was refused: empty or too long. */
export function Reason(props: {
  id: string;
  typed: string | undefined;
  hint?: string;
  missing?: "reason_missing" | "why_missing";
}) {
  const { id, typed, hint, missing = "reason_missing" } = props;
  const { t } = useTranslation("accreditation");
  const kind = typed?.trim() === "" ? missing : "reason_too_long";
  const error = typed === undefined ? undefined : t(`problem.${kind}`);
  return (
    <Field id={id} label={t("act.reason")} hint={hint ?? t("act.reasonHint")} error={error}>
      <textarea
        className="input"
        id={id}
        name="reason"
        rows={3}
        maxLength={LONGEST_REASON}
        defaultValue={typed}
        {...describedBy(id, { hint: true, error })}
      />
    </Field>
  );
}
