import { useRevalidator } from "@remix-run/react";
import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { PASSKEY_NAME_LENGTH } from "#app/domain/access/passkey.ts";
import type { ProofAsked, ProofRefusal } from "#app/server/platform/access/fresh-sign-in.server.ts";
import { makePasskey } from "#app/ui/access/passkey-calls.ts";
import { passkeyProblem } from "#app/ui/access/passkey-problem.ts";
import { Prove } from "#app/ui/access/prove.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useAwaited } from "#app/ui/use-hydrated.ts";

type State =
  | { kind: "ready" | "busy" | "added" }
  | { kind: "unproved"; proof: ProofRefusal }
  | { kind: "failed"; problem: string };

/** Has the device make a passkey under a name; where they signed in a while ago, with a proof in the same form. */
export function AddPasskey({ proof }: { proof: ProofAsked | null }) {
  const { t } = useTranslation("access");
  const { revalidate } = useRevalidator();
  const [state, setState] = useState<State>({ kind: "ready" });
  const awaited = useAwaited();
  if (awaited === "" && !browserSupportsWebAuthn())
    return <p className="t13 c2">{t("passkey.noScript")}</p>;
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setState({ kind: "busy" });
    const made = await makePasskey(new FormData(form));
    if (!("problem" in made)) {
      form.reset();
      setState({ kind: "added" });
    } else if (made.problem === "unproved") {
      setState({ kind: "unproved", proof: made.proof as ProofRefusal });
    } else {
      setState({ kind: "failed", problem: made.problem });
    }
    revalidate();
  };
  const isNamed = state.kind === "failed" && state.problem === "name";
  const error = isNamed ? t("passkey.problem.name") : undefined;
  return (
    <>
      <p className="t13 c2 without-scripts">{t("passkey.noScript")}</p>
      <form className={`account-add${awaited}`} onSubmit={(event) => void add(event)}>
        {state.kind === "added" ? (
          <Notice kind="ok">
            <span role="status">{t("passkey.added")}</span>
          </Notice>
        ) : null}
        {state.kind === "failed" && !isNamed ? (
          <Notice kind="bad">{t(...passkeyProblem(state))}</Notice>
        ) : null}
        <Field id="name" label={t("passkey.name")} hint={t("passkey.nameHint")} error={error}>
          <input
            className="input"
            id="name"
            name="name"
            maxLength={PASSKEY_NAME_LENGTH}
            autoComplete="off"
            required
            {...describedBy("name", { hint: true, error })}
          />
        </Field>
        <Prove
          id="proof-add"
          asked={proof}
          refusal={state.kind === "unproved" ? state.proof : undefined}
        />
        <button className="btn btn-1" type="submit" aria-busy={state.kind === "busy"}>
          <KeyRound className="i i-18" aria-hidden="true" />
          {t("passkey.add")}
        </button>
      </form>
    </>
  );
}
