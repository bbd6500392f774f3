import "#app/ui/styles/entrance.css";

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { localPath } from "#app/domain/access/local-path.ts";
import { minutesToWait } from "#app/server/platform/access/attempts.server.ts";
import { demonstrationDigits } from "#app/server/platform/access/demonstration.server.ts";
import { takeSecondFactor } from "#app/server/platform/access/second-factor.server.ts";
import { afterSecondFactor } from "#app/server/platform/access/signing-in.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { entranceData } from "#app/server/platform/shell.server.ts";
import { DemonstrationDigits } from "#app/ui/access/demonstration-digits.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Hall } from "#app/ui/shell/hall.tsx";

export const handle = { shell: "bare" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (context.presence.kind !== "half") return redirect("/");
  return {
    to: localPath(new URL(request.url).searchParams.get("to")),
    demonstrationDigits: await demonstrationDigits(context.presence.accountId),
    ...(await entranceData(context)),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (context.presence.kind !== "half") return redirect("/sign-in");
  const { accountId } = context.presence;
  const form = await request.formData();
  const digits = formText(form, "digits").replace(/\s/g, "");
  const wait = await minutesToWait("factorByAccount", accountId);
  if (wait > 0) return { problem: "wait" as const, wait };
  const taken = await takeSecondFactor(accountId, digits);
  if (!taken.ok) return { problem: `factor.${taken.error}` as const };
  return redirect(localPath(form.get("to")), {
    headers: await afterSecondFactor(accountId, request),
  });
}

export default function SecondFactor() {
  const { to, summit, language, demonstrationDigits: shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("access");
  const error = answer
    ? t(answer.problem, { count: "wait" in answer ? answer.wait : 0 })
    : undefined;
  return (
    <Hall summit={summit} language={language}>
      <title>{`${t("factor.title")} · Shanyrak`}</title>
      <h1>{t("factor.title")}</h1>
      <p className="lede">{t("factor.text")}</p>
      {shown ? <DemonstrationDigits digits={shown} /> : null}
      <Form method="post">
        <input type="hidden" name="to" value={to} />
        <Field id="digits" label={t("factor.label")} error={error}>
          <input
            className="input digits"
            id="digits"
            name="digits"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            {...describedBy("digits", { error })}
          />
        </Field>
        <button className="btn btn-1 btn-l" type="submit">
          {t("factor.submit")}
        </button>
        <p className="hint">
          <Link to={`/sign-in?to=${encodeURIComponent(to)}`}>{t("factor.other")}</Link>
        </p>
      </Form>
    </Hall>
  );
}
