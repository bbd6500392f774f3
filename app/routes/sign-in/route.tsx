import "#app/ui/styles/entrance.css";

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Mail } from "lucide-react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { localPath } from "#app/domain/access/local-path.ts";
import { askerFor, knownBrowser } from "#app/server/platform/access/asking-browser.server.ts";
import { demonstrationAccounts } from "#app/server/platform/access/demonstration.server.ts";
import { minutesToAsk } from "#app/server/platform/access/attempts.server.ts";
import { askForCode, normalEmail } from "#app/server/platform/access/sign-in-code.server.ts";
import { relyingParty } from "#app/server/platform/access/passkey/relying-party.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { entranceData } from "#app/server/platform/shell.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Hall } from "#app/ui/shell/hall.tsx";

import { DemonstrationPeople } from "./demonstration-people.tsx";
import { PasskeyEntry } from "./passkey-entry.tsx";

export const handle = { shell: "bare" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const to = localPath(searchParams.get("to"));
  const ended = searchParams.get("ended") === "digits";
  return {
    to,
    ended,
    passkeys: relyingParty() !== null,
    people: await demonstrationAccounts(),
    ...(await entranceData(context)),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = z
    .email()
    .max(254)
    .safeParse(normalEmail(formText(form, "email")));
  if (!email.success) return { problem: "emailError" as const, email: formText(form, "email") };
  const known = await knownBrowser(request, email.data);
  const wait = await minutesToAsk(request, email.data, known);
  if (wait > 0) return { problem: "wait" as const, email: email.data, wait };
  const asker = await askerFor(request);
  await askForCode(email.data, asker.digest, { fromKnownBrowser: known !== null });
  const next = new URLSearchParams({ email: email.data, to: localPath(form.get("to")) });
  return redirect(`/sign-in/code?${next}`, { headers: { "set-cookie": asker.setCookie } });
}

export default function SignIn() {
  const { to, ended, passkeys, people, summit, language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("access");
  const busy = useNavigation().state !== "idle";
  const error = answer
    ? t(answer.problem, { count: "wait" in answer ? answer.wait : 0 })
    : undefined;
  return (
    <Hall summit={summit} language={language}>
      <title>{`${t("title")} · Shanyrak`}</title>
      <h1>{t("title")}</h1>
      <p className="lede">{t("for")}</p>
      {ended ? <Notice kind="warn">{t("factor.ended")}</Notice> : null}
      <Form method="post">
        <input type="hidden" name="to" value={to} />
        <Field id="email" label={t("email")} hint={t("emailHint")} error={error}>
          <input
            className="input"
            id="email"
            name="email"
            type="email"
            autoComplete="username webauthn"
            required
            defaultValue={answer?.email ?? ""}
            {...describedBy("email", { hint: true, error })}
          />
        </Field>
        <button className="btn btn-1 btn-l" type="submit" aria-busy={busy}>
          <Mail className="i" aria-hidden="true" />
          {t("sendCode")}
        </button>
        <p className="hint">{t("sendCodeHint")}</p>
      </Form>
      {passkeys ? <PasskeyEntry to={to} /> : null}
      {people.length > 0 ? (
        <DemonstrationPeople people={people} language={language} to={to} />
      ) : (
        <p className="more">
          <b>{t("noAccount")}</b> {t("noAccountText")}
        </p>
      )}
      <p className="hint">
        <a href="/apply">{t("apply")}</a>
      </p>
    </Hall>
  );
}
