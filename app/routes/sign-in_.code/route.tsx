import "#app/ui/styles/entrance.css";

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { localPath } from "#app/domain/access/local-path.ts";
import { addressOf } from "#app/server/platform/access/address.server.ts";
import { askerOf } from "#app/server/platform/access/asking-browser.server.ts";
import { minutesToWait } from "#app/server/platform/access/attempts.server.ts";
import { afterCode } from "#app/server/platform/access/signing-in.server.ts";
import {
  normalEmail,
  takeSignInCode,
  typedDigits,
} from "#app/server/platform/access/sign-in-code.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { entranceData } from "#app/server/platform/shell.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Hall } from "#app/ui/shell/hall.tsx";

export const handle = { shell: "bare" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const email = searchParams.get("email");
  if (!email) return redirect("/sign-in");
  return { email, to: localPath(searchParams.get("to")), ...(await entranceData(context)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = normalEmail(formText(form, "email"));
  const code = typedDigits(formText(form, "code"));
  if (code === null) return { problem: "code.malformed" as const };
  const wait = await minutesToWait("tryByAddress", addressOf(request));
  if (wait > 0) return { problem: "wait" as const, wait };
  const taken = await takeSignInCode(email, code, await askerOf(request));
  if (!taken.ok) return { problem: `code.${taken.error}` as const };
  return redirect(localPath(form.get("to")), {
    headers: await afterCode(taken.value.accountId, request),
  });
}

export default function SignInCode() {
  const { email, to, summit, language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("access");
  const error = answer
    ? t(answer.problem, { count: "wait" in answer ? answer.wait : 0 })
    : undefined;
  return (
    <Hall summit={summit} language={language}>
      <title>{`${t("code.title")} · Shanyrak`}</title>
      <h1>{t("code.title")}</h1>
      <p className="lede">{t("code.sent", { email })}</p>
      <Form method="post">
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="to" value={to} />
        <Field id="code" label={t("code.label")} error={error}>
          <input
            className="input digits"
            id="code"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            {...describedBy("code", { error })}
          />
        </Field>
        <button className="btn btn-1 btn-l" type="submit">
          {t("code.submit")}
        </button>
        <p className="hint">
          <Link to={`/sign-in?to=${encodeURIComponent(to)}`}>{t("code.again")}</Link>
        </p>
      </Form>
    </Hall>
  );
}
