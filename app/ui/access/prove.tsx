import { useTranslation } from "react-i18next";

import { describedBy, Field } from "../field.tsx";
import { DemonstrationDigits } from "./demonstration-digits.tsx";
import { ProveByPasskey } from "./prove-by-passkey.tsx";

type Props = {
  /** What `proofAsked` says; with null there is nothing to prove, and nothing is drawn. */
  asked: {
    by: "app" | "mail";
    email: string;
    passkey: boolean;
    demonstrationDigits: string | null;
  } | null;
  /** What `requireFreshSignIn` says of this form. */
  refusal: { problem: keyof typeof ERROR_OF; wait: number } | undefined;
  /** Tells the fields of several forms on a page apart. */
  id: string;
};

const ERROR_OF = {
  asked: "proof.asked",
  /** No error: the code is on its way. */
  sent: null,
  malformed: "proof.malformed",
  wrong: "proof.wrong",
  expired: "proof.expired",
  missing: "factor.missing",
  passkey: "passkey.problem.wrong",
  wait: "wait",
} as const;

/** Within a form of a dangerous deed, before its button: asks whoever signed in some time ago who they are. */
export function Prove({ asked, refusal, id }: Props) {
  const { t } = useTranslation("access");
  if (asked === null) return null;
  const { by, email } = asked;
  const key = refusal && ERROR_OF[refusal.problem];
  const error = key ? t(key, { count: refusal.wait }) : undefined;
  const hint =
    refusal?.problem === "sent" ? t("proof.sent", { email }) : t(`proof.${by}`, { email });
  return (
    <fieldset className="prove">
      <legend>{t("proof.title")}</legend>
      {asked.demonstrationDigits ? (
        <DemonstrationDigits digits={asked.demonstrationDigits} />
      ) : null}
      <Field
        id={id}
        label={t(by === "app" ? "proof.appLabel" : "proof.mailLabel")}
        hint={<span role={refusal?.problem === "sent" ? "status" : undefined}>{hint}</span>}
        error={error}
      >
        <input
          className="input digits"
          id={id}
          name="proof"
          inputMode="numeric"
          autoComplete="one-time-code"
          {...describedBy(id, { hint: true, error })}
        />
      </Field>
      {asked.passkey ? <ProveByPasskey /> : null}
    </fieldset>
  );
}
