import { Form } from "@remix-run/react";
import { KeyRound } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ProofAsked } from "#app/server/platform/access/fresh-sign-in.server.ts";
import type { passkeysOf } from "#app/server/platform/access/passkey/own.server.ts";
import { dayAndHour } from "#app/ui/access/day-and-hour.ts";
import { Prove } from "#app/ui/access/prove.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { AddPasskey } from "./add-passkey.tsx";
import type { Answer } from "./answer.ts";

type Props = {
  passkeys: Awaited<ReturnType<typeof passkeysOf>>;
  takesPasskeys: boolean;
  isStaff: boolean;
  proof: ProofAsked | null;
  answer: Answer | undefined;
};

/** Their passkeys, each to be removed, and the way to another. */
export function Passkeys({ passkeys, takesPasskeys, isStaff, proof, answer }: Props) {
  const { t } = useTranslation("access");
  const language = useLanguage();
  const unproved = answer?.kind === "unproved" ? answer : undefined;
  return (
    <section className="card" aria-labelledby="passkeys-title">
      <div className="card-h">
        <h2 className="h-sub" id="passkeys-title">
          {t("passkey.title")}
        </h2>
        <span className="count">{passkeys.length}</span>
      </div>
      <div className="card-b account-stack">
        {answer?.kind === "removed" ? (
          <Notice kind="ok">
            <span role="status">{t("passkey.removed")}</span>
          </Notice>
        ) : null}
        <p className="c2">
          {t("passkey.text")} {isStaff ? t("passkey.textStaff") : null}
        </p>
        {passkeys.length === 0 ? <p>{t("passkey.none")}</p> : null}
        <ul className="access-rows">
          {passkeys.map(({ id, name, addedAt, lastUsedAt }) => (
            <li key={id}>
              <KeyRound className="i" aria-hidden="true" />
              <div className="grow">
                <b className="w6">{name}</b>
                <p className="t13 c2">
                  {t("passkey.addedAt", { date: dayAndHour(addedAt, language, "minute") })}
                  {" · "}
                  {lastUsedAt
                    ? t("passkey.usedAt", { date: dayAndHour(lastUsedAt, language, "minute") })
                    : t("passkey.never")}
                </p>
              </div>
              <Form method="post" className="access-row-form">
                <input type="hidden" name="intent" value="remove-passkey" />
                <input type="hidden" name="id" value={id} />
                {unproved?.passkey === id ? (
                  <Prove id={`proof-${id}`} asked={proof} refusal={unproved.proof} />
                ) : null}
                <button className="btn btn-2 btn-s" type="submit">
                  {t("passkey.remove")}
                  <span className="vh">: {name}</span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
        {takesPasskeys ? (
          <AddPasskey proof={proof} />
        ) : (
          <Notice kind="info">{t("passkey.elsewhere")}</Notice>
        )}
      </div>
    </section>
  );
}
