import "#app/ui/styles/gate.css";

import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { rememberDevice } from "#app/server/gate/device.server.ts";
import { enrolDevice, invitationOf } from "#app/server/gate/enrolment.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";

export const handle = { shell: "gate" };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language } = context;
  const title = translator(language, "gate")("enrol.confirmTitle");
  return { title, language, invitation: await invitationOf(params.code ?? "") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · Shanyrak` : "Shanyrak" },
];

/** Only the button uses the code up: messengers and cameras open links to preview them. */
export async function action({ params }: ActionFunctionArgs) {
  const enrolled = await enrolDevice(params.code ?? "");
  if (!enrolled.ok) return { problem: enrolled.error };
  return redirect("/gate", {
    headers: { "set-cookie": await rememberDevice(enrolled.value.secret) },
  });
}

export default function Enrol() {
  const { invitation, language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("gate");
  const problem = answer?.problem ?? (invitation.ok ? undefined : invitation.error);
  if (problem || !invitation.ok) {
    return (
      <main className="g-enrol">
        <h1>{t("enrol.title")}</h1>
        {problem ? <Notice kind="bad">{t(`enrol.${problem}`)}</Notice> : null}
        <a className="g-btn" href="/gate">
          {t("enrol.open")}
        </a>
      </main>
    );
  }
  const { gate, direction, label } = invitation.value;
  return (
    <main className="g-enrol">
      <h1>{t("enrol.confirmTitle")}</h1>
      <dl className="dl">
        <dt>{t("enrol.gate")}</dt>
        <dd>{gate[language]}</dd>
        <dt>{t("enrol.direction")}</dt>
        <dd>{t(`direction.${direction}`)}</dd>
        <dt>{t("enrol.label")}</dt>
        <dd>{label}</dd>
      </dl>
      <Form method="post" reloadDocument>
        <button className="g-btn g-hi">{t("enrol.confirm")}</button>
      </Form>
    </main>
  );
}
