import "#app/ui/styles/document.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { FileDown, FilePlus2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { mayOpen } from "#app/domain/access/may.ts";
import { readsDrafts } from "#app/domain/document/reading.ts";
import { listDocuments } from "#app/server/document/documents.server.ts";
import { documentRules, readerOf } from "#app/server/document/reader.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { DocumentTabs } from "#app/ui/document/tabs.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";

import { DocumentCard } from "./document-card.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const now = await summitNow();
  const reader = await readerOf(context, now);
  return {
    title: `${translator(context.language, "document")("title")} · Shanyrak`,
    drafts: readsDrafts(reader, await documentRules()),
    mayEdit: mayOpen("routes/documents_.new", reader),
    documents: await listDocuments(reader, now),
  };
}

/** The outcome documents, each with where it stands: all of them for negotiators, the adopted ones for everybody. */
export default function Documents() {
  const { documents, drafts, mayEdit } = useLoaderData<typeof loader>();
  const { t } = useTranslation("document");
  return (
    <main className="page documents">
      <h1 className="h-page">{t("title")}</h1>
      <p className="c2 documents-lede">{t(drafts ? "lede" : "ledePublic")}</p>
      <DocumentTabs fund={drafts} />
      {documents.length > 0 || mayEdit ? (
        <div className="document-acts">
          <a className="btn btn-2" href="/documents/status.pdf">
            <FileDown className="i i-18" aria-hidden="true" />
            {t("table.pdf")}
          </a>
          {mayEdit ? (
            <Link className="btn btn-1" to="/documents/new">
              <FilePlus2 className="i i-18" aria-hidden="true" />
              {t("new.link")}
            </Link>
          ) : null}
        </div>
      ) : null}
      {documents.length === 0 ? <EmptyState title={t(drafts ? "empty" : "emptyPublic")} /> : null}
      <ol className="document-list">
        {documents.map((document) => (
          <DocumentCard key={document.id} document={document} />
        ))}
      </ol>
    </main>
  );
}
