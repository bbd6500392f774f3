import "#app/ui/styles/entrance.css";

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { localPath } from "#app/domain/access/local-path.ts";
import { demonstrationDigits } from "#app/server/platform/access/demonstration.server.ts";
import { takeSecondStep } from "#app/server/platform/access/signing-in.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { entranceData } from "#app/server/platform/shell.server.ts";
import { DemonstrationDigits } from "#app/ui/access/demonstration-digits.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Hall } from "#app/ui/shell/hall.tsx";

export const handle = { shell: "bare" };

const PROBLEMS = { wrong: "factor.wrong", missing: "factor.missing", wait: "wait" } as const;

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
  const form = await request.formData();
  const digits = formText(form, "digits").replace(/\s/g, "");
  const step = await takeSecondStep(context.presence, digits, request);
  if (step.kind === "refused") return { problem: PROBLEMS[step.problem], wait: step.wait };
  const to = localPath(form.get("to"));
  const next =
    step.kind === "signed-in" ? to : `/sign-in?${new URLSearchParams({ to, ended: "digits" })}`;
  return redirect(next, { headers: step.headers });
}

export default function SecondFactor() {
  const { to, summit, language, demonstrationDigits: shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("access");
  const error = answer ? t(answer.problem, { count: answer.wait }) : undefined;
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
