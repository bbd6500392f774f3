import "#app/ui/styles/entrance.css";
import "#app/ui/styles/invitation.css";

import { randomUUID } from "node:crypto";

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { PAPER_MAX_BYTES } from "#app/domain/paper/pdf.ts";
import { receiveApplication } from "#app/server/application/receive.server.ts";
import { namedStates } from "#app/server/nominee/states.server.ts";
import { readFileForm } from "#app/server/nominee/upload.server.ts";
import { addressOf } from "#app/server/platform/access/address.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { entranceData } from "#app/server/platform/shell.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Hall } from "#app/ui/shell/hall.tsx";

import { ApplyForm } from "./apply-form.tsx";

export const handle = { shell: "bare" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const definition = await summitDefinition();
  return {
    received: new URL(request.url).searchParams.has("received"),
    formId: randomUUID(),
    applicants: [...(definition.applicants ?? [])],
    countries: namedStates(definition).map(({ name }) => name[context.language]),
    ...(await entranceData(context)),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const posted = await readFileForm(request, "letter", PAPER_MAX_BYTES);
  const typed = Object.fromEntries(posted.fields);
  const from = addressOf(request);
  const received = await receiveApplication({ ...posted, from }, await summitNow());
  if (received.ok) return redirect("/apply?received");
  const status = received.error.kind === "wait" ? 429 : 422;
  return data({ refusal: received.error, typed }, { status });
}

/** The public form of entities that register beside the delegations. */
export default function Apply() {
  const { received, summit, language, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["application", "invitation"]);
  const refusal = answer?.refusal;
  const faults =
    refusal?.kind === "faults"
      ? [
          ...refusal.faults.map(({ field, problem }) => ({
            field,
            message: t(`problem.${problem}`),
          })),
          ...(refusal.paper
            ? [{ field: "letter", message: t(`invitation:paper.${refusal.paper}`) }]
            : []),
        ]
      : [];
  if (received)
    return (
      <Hall summit={summit} language={language}>
        <title>{`${t("apply.doneTitle")} · Shanyrak`}</title>
        <h1>{t("apply.doneTitle")}</h1>
        <p className="lede">{t("apply.doneText")}</p>
        <p>{t("apply.doneMail")}</p>
        <p className="more">
          <a href="/programme">{t("apply.programme")}</a>
        </p>
      </Hall>
    );
  return (
    <Hall summit={summit} language={language}>
      <title>{`${t("apply.title")} · Shanyrak`}</title>
      <h1>{page.applicants.length > 0 ? t("apply.title") : t("apply.closed")}</h1>
      <p className="lede">{t("apply.lede")}</p>
      {refusal?.kind === "wait" ? (
        <Notice kind="bad">{t("apply.wait", { count: refusal.minutes })}</Notice>
      ) : null}
      {refusal?.kind === "form" ? <Notice kind="warn">{t("apply.again")}</Notice> : null}
      <ErrorSummary title={t("problem.title")} errors={faults} />
      {page.applicants.length > 0 ? (
        <ApplyForm
          {...page}
          formId={refusal?.kind === "form" ? page.formId : (answer?.typed.formId ?? page.formId)}
          mending={{
            typed: { language, ...answer?.typed },
            errors: Object.fromEntries(faults.map(({ field, message }) => [field, message])),
          }}
        />
      ) : null}
    </Hall>
  );
}
