import type { LoaderFunctionArgs } from "@remix-run/node";

import { paperLanguage, printedDelegations } from "#app/server/precedence/print-shop.server.ts";
import { isOrder } from "#app/server/precedence/view.server.ts";
import { translator } from "#app/text/translator.ts";

/** `?order=rank|english|russian|kazakh|status&lang=en|ru|kk`; by the English alphabet when no order is named. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const order = searchParams.get("order") ?? "english";
  const language = paperLanguage(searchParams.get("lang"), context.language);
  if (!language || !isOrder(order)) {
    const message = translator(context.language, "precedence")("error.malformed");
    throw new Response(message, { status: 400 });
  }
  return new Response(await printedDelegations(order, language), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="delegations-${order}-${language}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
}
