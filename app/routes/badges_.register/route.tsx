import "../../ui/styles/badge.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import { mayOpen } from "#app/domain/access/may.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { registerPage } from "#app/server/print-run/register.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SearchInput } from "#app/ui/search-input.tsx";

import { Lines } from "./lines.tsx";
import { Stocks } from "./stocks.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const words = (searchParams.get("q") ?? "").replaceAll("\0", "").trim().slice(0, 60);
  const before = Number(searchParams.get("before"));
  const place = Number.isSafeInteger(before) && before > 0 ? before : null;
  return {
    title: `${translator(context.language, "print")("register")} · Shanyrak`,
    words,
    leadsToPrinting: mayOpen("routes/badges_.print", requireViewer(context)),
    ...(await registerPage(words, place)),
  };
}

/** The print register: every badge that was printed, spoiled or copied, and what was used up of each stock. */
export default function Register() {
  const { words, leadsToPrinting, lines, next, stocks } = useLoaderData<typeof loader>();
  const { t } = useTranslation("print");
  const search = new URLSearchParams(words ? { q: words } : {}).toString();
  return (
    <main className="page print-page">
      {leadsToPrinting ? (
        <nav className="crumb t13" aria-label={t("crumb")}>
          <Link to="/badges/print">{t("title")}</Link>
        </nav>
      ) : null}
      <div className="row print-head">
        <h1 className="h-page grow">{t("register")}</h1>
        <a
          className="btn btn-2"
          href={`/badges/register.csv${search ? `?${search}` : ""}`}
          download
        >
          <Download className="i i-18" aria-hidden="true" />
          {t("csv")}
        </a>
      </div>
      <Stocks stocks={stocks} />
      <Form method="get" role="search" className="print-find">
        <SearchInput id="register-q" name="q" label={t("find")} words={words} />
        <button className="btn btn-2">{t("show")}</button>
      </Form>
      {lines.length === 0 ? (
        <EmptyState title={t(words ? "noneFound" : "registerEmpty")} />
      ) : (
        <Lines lines={lines} leadsToPrinting={leadsToPrinting} />
      )}
      {next ? (
        <Link
          className="btn btn-3"
          to={`/badges/register?${new URLSearchParams({ ...(words && { q: words }), before: String(next) }).toString()}`}
        >
          {t("older")}
        </Link>
      ) : null}
    </main>
  );
}
