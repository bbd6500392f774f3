import "#app/ui/styles/programme-versions.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import { audienceOf } from "#app/domain/programme/visibility.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import { type VersionsView, versionsView } from "#app/server/programme/versions.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

export const handle = { shell: "public" };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** `?from=1&to=3`: any two versions; the last two when nothing is asked for. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const { presence, language } = context;
  const audience = audienceOf(presence.kind === "viewer" ? presence.viewer.roles : []);
  const wished = { from: searchParams.get("from"), to: searchParams.get("to") };
  return {
    view: await versionsView(audience, wished, language),
    title: `${translator(language, "programme")("versions.title")} · Shanyrak`,
  };
}

/** What differs between two versions of the programme, in words, as far as the reader may see it. */
export default function VersionsPage() {
  const { view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("programme");
  const { versions, compared } = view;
  return (
    <main className="page versions">
      <Link className="back" to="/programme">
        <ArrowLeft className="i i-16" aria-hidden="true" />
        {t("versions.back")}
      </Link>
      <h1 className="h-page">{t("versions.title")}</h1>
      {versions.length < 2 ? (
        <EmptyState title={versions.length === 0 ? t("notPublished") : t("versions.only")} />
      ) : (
        <>
          <Chooser versions={versions} compared={compared} />
          {compared ? (
            <Differences compared={compared} />
          ) : (
            <Notice kind="bad">{t("versions.unknown")}</Notice>
          )}
        </>
      )}
    </main>
  );
}

function Chooser({ versions, compared }: VersionsView) {
  const { t } = useTranslation("programme");
  const language = useLanguage();
  const options = versions.map(({ number, publishedAt }) => {
    const at = new Date(publishedAt);
    const date = formatDay(at, language);
    return (
      <option key={number} value={number}>
        {t("versions.option", { number, date, time: astanaTime(at) })}
      </option>
    );
  });
  return (
    <Form method="get" className="card card-b choose" preventScrollReset>
      {(["from", "to"] as const).map((end) => (
        <Field key={end} id={end} label={t(`versions.${end}`)}>
          <select
            key={compared?.[end]}
            id={end}
            name={end}
            className="input"
            defaultValue={compared?.[end]}
          >
            {options}
          </select>
        </Field>
      ))}
      <button className="btn btn-1">{t("versions.compare")}</button>
    </Form>
  );
}

function Differences({ compared }: { compared: NonNullable<VersionsView["compared"]> }) {
  const { t } = useTranslation("programme");
  const { from, to, lines } = compared;
  return (
    <section className="card" aria-labelledby="between">
      <div className="card-h">
        <h2 className="h-sec" id="between">
          {t("versions.between", { from, to })}
        </h2>
      </div>
      <div className="card-b">
        {lines.length === 0 ? <p>{t("versions.same")}</p> : null}
        <ul>
          {lines.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
