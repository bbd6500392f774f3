import "../../ui/styles/import.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import { importStart } from "#app/server/import/import-page.server.ts";
import { untilAtRest } from "#app/server/import/progress.server.ts";
import { receiveList } from "#app/server/import/receive.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";

import { Templates } from "./templates.tsx";
import { UploadForm } from "./upload-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const { language } = context;
  const { openId, last } = await importStart({ delegationId, language });
  if (openId) throw redirect(`/delegation/import/${openId}`);
  return { last: last ?? null, title: `${translator(language, "import")("title")} · Shanyrak` };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const received = await receiveList(request, { accountId, delegationId });
  if (!received.ok) return data({ refusal: received.error }, { status: 422 });
  await untilAtRest(received.value);
  return redirect(`/delegation/import/${received.value}`);
}

export default function ImportList() {
  const { last } = useLoaderData<typeof loader>();
  const given = useActionData<{ refusal: string }>();
  const { t } = useTranslation("import");
  const { t: form } = useTranslation("registration");
  return (
    <main className="page import">
      <nav className="crumb t13" aria-label={form("form.crumb")}>
        <Link to="/delegation">{form("form.nominees")}</Link>
      </nav>
      <header className="import-head">
        <div>
          <h1 className="h-page">{t("title")}</h1>
          <p className="c2">{t("lead")}</p>
        </div>
        <a className="btn btn-2" href="/delegation/list.xlsx" title={t("exportHint")}>
          <Download className="i i-18" aria-hidden="true" />
          {t("export")}
        </a>
      </header>
      {last ? (
        <Notice kind="ok">
          {t("last", { count: last.people, date: last.date, time: last.time })}
        </Notice>
      ) : null}
      <Templates />
      <UploadForm refused={given?.refusal ?? null} />
      <section className="card" aria-labelledby="check-title">
        <div className="card-b">
          <h2 className="h-sec" id="check-title">
            {t("step.check")}
          </h2>
          <p className="c2">{t("checkText")}</p>
        </div>
      </section>
    </main>
  );
}
