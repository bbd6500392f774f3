import { Form } from "@remix-run/react";
import { UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ROLES } from "#app/domain/access/roles.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import type { ProofAsked, ProofRefusal } from "#app/server/platform/access/fresh-sign-in.server.ts";
import { Prove } from "#app/ui/access/prove.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

import type { Problem } from "./form.ts";

/** What came of a form of this page. */
export type Answer =
  | { kind: "clock" }
  | { kind: "mail" }
  | { kind: "added"; name: string; email: string; authenticator: string | null }
  | { kind: "unproved"; proof: ProofRefusal; typed: Record<string, string> }
  | {
      kind: "refused";
      problems: { field: string; problem: Problem }[];
      typed: Record<string, string>;
    };

type Props = {
  delegations: readonly { id: string; name: string }[];
  proof: ProofAsked | null;
  answer: Answer | undefined;
};

/** Adds somebody who may sign in, with one role; focal points and deputies with their delegation. */
export function AddAccount({ delegations, proof, answer }: Props) {
  const { t } = useTranslation(["admin", "common"]);
  const mine = answer?.kind === "refused" && answer.typed.intent !== "clock" ? answer : undefined;
  const errorOf = (field: string): string | undefined => {
    const found = mine?.problems.find((problem) => problem.field === field);
    return found && t(`problem.${found.problem}`);
  };
  const unproved =
    answer?.kind === "unproved" && answer.typed.intent !== "clock" ? answer : undefined;
  const typed = mine?.typed ?? unproved?.typed ?? {};
  const input = (id: string) => ({
    id,
    name: id,
    className: "input",
    defaultValue: typed[id] ?? "",
    ...describedBy(id, { error: errorOf(id) }),
  });
  const field = (id: string, label: string, children: ReactNode) => (
    <Field id={id} label={label} error={errorOf(id)}>
      {children}
    </Field>
  );
  return (
    <section className="card" aria-labelledby="add-title">
      <div className="card-h">
        <h2 className="h-sub" id="add-title">
          {t("add.title")}
        </h2>
      </div>
      <div className="card-b">
        {answer?.kind === "added" ? <Added {...answer} /> : null}
        <ErrorSummary
          title={t("problem.title")}
          errors={(mine?.problems ?? []).map(({ field: at, problem }) => ({
            field: at,
            message: t(`problem.${problem}`),
          }))}
        />
        <Form method="post" className="admin-form">
          <input type="hidden" name="intent" value="add" />
          {field("name", t("accounts.name"), <input {...input("name")} autoComplete="off" />)}
          {field(
            "email",
            t("add.email"),
            <input {...input("email")} type="email" autoComplete="off" />,
          )}
          {field(
            "role",
            t("accounts.role"),
            <select {...input("role")}>
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {t(`common:role.${role}`)}
                </option>
              ))}
            </select>,
          )}
          {field(
            "delegationId",
            t("add.delegation"),
            <select {...input("delegationId")}>
              <option value="">{t("add.none")}</option>
              {delegations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>,
          )}
          {field(
            "language",
            t("accounts.language"),
            <select {...input("language")}>
              {LANGUAGES.map((language) => (
                <option key={language} value={language}>
                  {t(`language.${language}`)}
                </option>
              ))}
            </select>,
          )}
          <Prove id="proof-add" asked={proof} refusal={unproved?.proof} />
          <button className="btn btn-1" type="submit">
            <UserPlus className="i i-18" aria-hidden="true" />
            {t("add.button")}
          </button>
        </Form>
      </div>
    </section>
  );
}

function Added({ name, email, authenticator }: Extract<Answer, { kind: "added" }>) {
  const { t } = useTranslation("admin");
  return (
    <Notice kind="ok">
      <p role="status">{t("add.done", { name, email })}</p>
      {authenticator ? (
        <>
          <p>{t("add.secret")}</p>
          <p className="mono secret">{authenticator}</p>
        </>
      ) : null}
    </Notice>
  );
}
