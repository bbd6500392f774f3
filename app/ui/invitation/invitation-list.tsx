import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { InvitationState } from "../../domain/invitation/state.ts";
import { EmptyState } from "../empty-state.tsx";
import { Flag } from "../flag.tsx";
import { AskFirst } from "./ask-first.tsx";
import { InvitationChip } from "./state-chip.tsx";

export type Row = {
  id: string;
  name: string;
  email: string;
  role: "focal" | "deputy";
  state: InvitationState;
  isOpen: boolean;
  delegation: { name: string; iso2: string | null; code: string };
  note: string | null;
  sent: string;
  expires: string;
};

/** Invitations with their state; an open one can be sent anew or withdrawn. `own`: all are of one delegation. */
export function InvitationList(props: { rows: readonly Row[]; own: boolean; mayAct: boolean }) {
  const { rows, own, mayAct } = props;
  const { t } = useTranslation(["invitation", "common"]);
  if (rows.length === 0) return <EmptyState title={t(own ? "people.none" : "office.none")} />;
  return (
    <ul className="people-list">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="who">
            <b className="w6">{row.name}</b>
            <span className="t13 c2 breakable">{row.email}</span>
            <span className="t13 c2">
              {own ? null : (
                <>
                  <Flag iso2={row.delegation.iso2} size="s" /> {row.delegation.name} ·{" "}
                </>
              )}
              {t(`common:role.${row.role}`)}
              {row.note ? ` · ${t("office.ofNote", { number: row.note })}` : ""}
            </span>
          </div>
          <div className="how">
            <InvitationChip state={row.state} />
            <span className="t13 c2">{t("office.sentAt", { at: row.sent })}</span>
            {row.state === "sent" ? (
              <span className="t13 c2">{t("office.until", { at: row.expires })}</span>
            ) : null}
          </div>
          {mayAct && row.isOpen ? (
            <div className="acts">
              <Form method="post">
                <input type="hidden" name="id" value={row.id} />
                <button className="btn btn-2 btn-s" type="submit" name="intent" value="resend">
                  {t("office.resend")}
                  <span className="vh"> {row.name}</span>
                </button>
              </Form>
              <AskFirst
                ask={t("office.withdraw")}
                about={row.name}
                question={t("office.confirmWithdraw", { name: row.name })}
                intent="withdraw"
                id={row.id}
              />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
