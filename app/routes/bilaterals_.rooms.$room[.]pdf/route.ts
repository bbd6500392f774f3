import type { LoaderFunctionArgs } from "@remix-run/node";

import { printedSheet } from "#app/server/bilateral/sheet/printed-sheet.server.ts";
import { isEditionLanguage } from "#app/server/programme/edition.server.ts";
import { translator } from "#app/text/translator.ts";

/** `?day=2022-10-13&lang=en|ru|kk|all`: the sheet by which a room is set, or with `&as=sign` the sign for its door. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const t = translator(context.language, "programme");
  const language = searchParams.get("lang") ?? "all";
  if (!isEditionLanguage(language)) throw new Response(t("error.language"), { status: 400 });
  const as = searchParams.get("as") ?? "sheet";
  if (as !== "sheet" && as !== "sign") throw new Response(t("error.edition"), { status: 400 });
  const day = searchParams.get("day") ?? "";
  const pdf = await printedSheet(as, { roomId: params.room ?? "", day, language });
  if (!pdf) throw new Response(null, { status: 404 });
  return new Response(pdf, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${as}-${params.room}-${day}-${language}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
}
