import "#app/ui/styles/document.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useParams } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import { comparisonPage } from "#app/server/document/comparison-page.server.ts";
import { readerOf } from "#app/server/document/reader.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { changesInWords } from "./in-words.ts";
import { Marked } from "./marked.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const now = await summitNow();
  const { searchParams } = new URL(request.url);
  const number = (name: string) => Number(searchParams.get(name)) || null;
  const page = await comparisonPage(
    params.id ?? "",
    await readerOf(context, now),
    { from: number("from"), to: number("to") },
    now,
  );
  if (!page) throw new Response(null, { status: 404 });
  return {
    page,
    title: `${translator(context.language, "document")("compare.title")}: ${page.title[context.language]} · Shanyrak`,
  };
}

/** Two versions of a text: what changed in words, then the marked text. */
export default function Compare() {
  const { page } = useLoaderData<typeof loader>();
  const { id = "" } = useParams();
  const { t } = useTranslation("document");
  const language = useLanguage();
  const { title, before, after, changes, numbers } = page;
  const words = changesInWords(changes, t);
  const unchanged = changes.filter(({ kind }) => kind === "same").length;
  return (
    <main className="page documents">
      <Link className="t14 icon-link" to={`/documents/${id}`}>
        <ArrowLeft className="i i-16" aria-hidden="true" /> {title[language]}
      </Link>
      <h1 className="h-page">{t("compare.title")}</h1>
      <Form className="compare-form">
        <VersionSelect
          name="from"
          label={t("compare.from")}
          chosen={before.number}
          {...{ numbers }}
        />
        <VersionSelect name="to" label={t("compare.to")} chosen={after.number} {...{ numbers }} />
        <button className="btn btn-2">{t("compare.show")}</button>
      </Form>
      <section className="card compare-words" aria-labelledby="in-words">
        <h2 className="h-sec" id="in-words">
          {t("compare.inWords")}
        </h2>
        {before.language === after.language ? null : <p>{t("compare.otherLanguage")}</p>}
        {words.length === 0 ? <p>{t("compare.nothing")}</p> : null}
        <ul className="bullets">
          {words.map((one, index) => (
            <li key={index}>{one}</li>
          ))}
          {before.brackets === after.brackets ? null : (
            <li>{t("compare.brackets", { before: before.brackets, after: after.brackets })}</li>
          )}
        </ul>
        <p className="t13 c3">{t("compare.unchanged", { count: unchanged })}</p>
      </section>
      <section className="card document-text" aria-labelledby="marked">
        <h2 className="h-sec" id="marked">
          {t("compare.marked")}
        </h2>
        <p className="t13 c3">{t("compare.legend")}</p>
        <Marked changes={changes} language={after.language} />
      </section>
    </main>
  );
}

function VersionSelect(props: {
  name: string;
  label: string;
  numbers: readonly number[];
  chosen: number;
}) {
  const { name, label, numbers, chosen } = props;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select className="input" id={name} name={name} defaultValue={chosen}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </select>
    </div>
  );
}
