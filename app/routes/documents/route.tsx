import "../../ui/styles/document.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { DOCUMENT_STATUSES } from "#app/domain/document/status.ts";
import { DIRECTIONS } from "#app/domain/document/turns.ts";
import { listDocuments, moveDocument } from "#app/server/document/documents.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { DocumentCard } from "./document-card.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { roles } = requireViewer(context);
  return {
    title: `${translator(context.language, "document")("title")} · Shanyrak`,
    mayMove: roles.includes("editor"),
    documents: await listDocuments(),
  };
}

const step = z.object({
  id: z.string().min(1),
  seen: z.enum(DOCUMENT_STATUSES),
  direction: z.enum(DIRECTIONS),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = requireViewer(context);
  const wish = step.safeParse(Object.fromEntries(await request.formData()));
  if (!wish.success) return refuse({ kind: "unreadable" });
  const by = { actor: accountId, now: await summitNow() };
  const moved = await moveDocument(wish.data, by);
  return moved.ok ? { moved: { id: wish.data.id, status: moved.value } } : refuse(moved.error);
}

type Refused =
  | Extract<Awaited<ReturnType<typeof moveDocument>>, { ok: false }>["error"]
  | { kind: "unreadable" };
const refuse = (refused: Refused) => data({ refused }, { status: 409 });

export default function Documents() {
  const { documents, mayMove } = useLoaderData<typeof loader>();
  const answer: { moved: { id: string; status: string } } | { refused: Refused } | undefined =
    useActionData<typeof action>();
  const { t } = useTranslation("document");
  const language = useLanguage();
  const moved = answer && "moved" in answer ? answer.moved : undefined;
  const movedTo = documents.find(({ id }) => id === moved?.id);
  return (
    <main className="page documents">
      <h1 className="h-page">{t("title")}</h1>
      <p className="c2 documents-lede">{t("lede")}</p>
      <div role="status">
        {movedTo ? (
          <Notice kind="ok">
            {t("moved", { title: movedTo.title[language], status: t(`status.${movedTo.status}`) })}
          </Notice>
        ) : null}
      </div>
      {answer && "refused" in answer ? (
        <Notice kind="bad">
          {answer.refused.kind === "changed"
            ? t("refused.changed", { status: t(`status.${answer.refused.status}`) })
            : t(`refused.${answer.refused.kind}`)}
        </Notice>
      ) : null}
      {documents.length === 0 ? <EmptyState title={t("empty")} /> : null}
      <ol className="document-list">
        {documents.map((document) => (
          <DocumentCard key={document.id} document={document} mayMove={mayMove} />
        ))}
      </ol>
    </main>
  );
}
