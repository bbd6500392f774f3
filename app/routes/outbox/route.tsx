import { useLoaderData } from "@remix-run/react";
import { desc } from "drizzle-orm";
import { useTranslation } from "react-i18next";

import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { oneClickIsOpen } from "#app/server/platform/access/demonstration.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { mail } from "#db/schema/audit.ts";

export const handle = { shell: "public" };

const NEWEST = 50;

/** What the demonstration would have mailed. It exists only there: elsewhere there is no such page. */
export async function loader() {
  if (!oneClickIsOpen()) throw new Response(null, { status: 404 });
  return {
    messages: await database().select().from(mail).orderBy(desc(mail.queuedAt)).limit(NEWEST),
  };
}

export default function Outbox() {
  const { messages } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation("access");
  const language = i18n.language === "ru" || i18n.language === "kk" ? i18n.language : "en";
  return (
    <main className="page">
      <title>{t("demo.outbox")}</title>
      <h1 className="h-page">{t("demo.outbox")}</h1>
      {messages.length === 0 ? <EmptyState title={t("outbox.empty")} /> : null}
      <ul className="col outbox">
        {messages.map((message) => (
          <li key={message.id} className="card" lang={message.language}>
            <div className="card-h">
              <b className="grow">{message.subject}</b>
              <span className="c3 t13">
                {message.recipient} · {formatDate(message.queuedAt, language)},{" "}
                {astanaTime(message.queuedAt)}
              </span>
            </div>
            <p className="card-b outbox-text">{message.text}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
