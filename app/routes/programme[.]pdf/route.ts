import type { LoaderFunctionArgs } from "@remix-run/node";

import { audienceOf } from "#app/domain/programme/visibility.ts";
import { isUnchanged } from "#app/server/platform/web/unchanged.server.ts";
import { isEditionLanguage } from "#app/server/programme/edition.server.ts";
import { publishedProgramme } from "#app/server/programme/items.server.ts";
import { printedProgramme } from "#app/server/programme/print-shop.server.ts";
import { translator } from "#app/text/translator.ts";

/** `?lang=en|ru|kk|all` for everybody; `&edition=staff` with all items for those who work for the host. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const t = translator(context.language, "programme");
  const language = searchParams.get("lang") ?? context.language;
  if (!isEditionLanguage(language)) throw new Response(t("error.language"), { status: 400 });
  const edition = searchParams.get("edition");
  if (edition !== null && edition !== "staff") {
    throw new Response(t("error.edition"), { status: 400 });
  }
  const { presence } = context;
  const audience = audienceOf(presence.kind === "viewer" ? presence.viewer.roles : []);
  if (edition === "staff" && audience !== "staff") {
    throw new Response(t("error.staffOnly"), { status: 403 });
  }
  const published = await publishedProgramme();
  if (!published) throw new Response(t("notPublished"), { status: 404 });
  const name = ["programme", published.number, language, ...(edition ? [edition] : [])].join("-");
  // A version never changes: who has its print is not sent it again, and asks each time whether there is a newer one.
  const etag = `"${name}-${Date.parse(published.publishedAt)}"`;
  const kept = { etag, "cache-control": edition ? "private, no-store" : "public, no-cache" };
  if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers: kept });
  const pdf = await printedProgramme(published, { language, audience: edition ?? "public" });
  return new Response(pdf, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${name}.pdf"`,
      ...kept,
    },
  });
}
