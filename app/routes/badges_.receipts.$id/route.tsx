import "../../ui/styles/badge.css";
import "../../ui/styles/custody.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";

import { receiptNumber } from "#app/domain/custody/receipt.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { receiptPage } from "#app/server/custody/receipts.server.ts";
import { takeBack } from "#app/server/custody/take-back.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { Flag } from "#app/ui/flag.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { Signed } from "./signed.tsx";
import { TakenBackNotice } from "./taken-back-notice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const receipt = await receiptPage(params.id ?? "", context.language);
  if (!receipt) throw new Response(null, { status: 404 });
  const t = translator(context.language, "custody");
  return {
    title: `${t("receipt", { number: receiptNumber(receipt.number) })} · Shanyrak`,
    written: new URL(request.url).searchParams.has("written"),
    receipt,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const receipt = await receiptPage(params.id ?? "", context.language);
  if (!receipt) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const own = new Set(receipt.lines.map(({ id }) => id));
  const marked = form.getAll("badgeIds").map(String);
  const badgeIds = marked.filter((id) => own.has(id));
  if (badgeIds.length === 0)
    return data({ count: 0, refused: ["nobody_marked" as const] }, { status: 422 });
  const then = form.get("intent") === "destroy" ? "destroy" : "keep";
  return data(await takeBack(badgeIds, then, { actor, now: await summitNow() }));
}

/** A receipt: what was handed over by it, the paper to sign, and what came back since. */
export default function Receipt() {
  const { receipt, written } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("custody");
  const language = useLanguage();
  const { delegation } = receipt;
  return (
    <main className="page print-page">
      <nav className="crumb t13" aria-label={t("crumb")}>
        <Link to={`/badges?delegation=${delegation.id}`}>{t("desk")}</Link>
        <span aria-hidden="true"> / </span>
        <Link to={`/badges/custody?delegation=${delegation.id}`}>{t("title")}</Link>
      </nav>
      <div className="row print-head">
        <h1 className="h-page grow">{t("receipt", { number: receiptNumber(receipt.number) })}</h1>
        <a className="btn btn-1" href={`/badges/receipts/${receipt.id}.pdf`}>
          <Printer className="i i-18" aria-hidden="true" />
          {t("pdf")}
        </a>
      </div>
      {answer ? <TakenBackNotice answer={answer} /> : null}
      {written && !answer ? <Notice kind="ok">{t("written")}</Notice> : null}
      <dl className="card custody-facts">
        <Fact name={t("delegation")}>
          <span className="row">
            <Flag iso2={delegation.iso2} />
            {delegation.name}
          </span>
        </Fact>
        <Fact name={t("takenByHead")}>
          {receipt.takenBy} · {t(`documents.${receipt.document}`)}
        </Fact>
        {receipt.letter ? <Fact name={t("letter")}>{receipt.letter}</Fact> : null}
        <Fact name={t("takenOn")}>
          {formatDate(receipt.at, language)}, {astanaTime(receipt.at)} · {receipt.by}
        </Fact>
      </dl>
      <Signed lines={receipt.lines} />
    </main>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
