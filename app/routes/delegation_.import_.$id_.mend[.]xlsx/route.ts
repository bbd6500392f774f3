import type { LoaderFunctionArgs } from "@remix-run/node";

import type { CellRefusal } from "#app/domain/import/row.ts";
import { download, XLSX } from "#app/server/import/download.server.ts";
import { mendXlsx } from "#app/server/import/mend.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { cellWords } from "#app/ui/import/words.ts";

/** The rows to be mended, with what to mend beside each. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const by = { actor: accountId, at: await summitNow() };
  const { language } = context;
  const t = translator(language, "import");
  const form = translator(language, "registration");
  const say = (refusal: CellRefusal) => cellWords(t, form, refusal);
  const list = await mendXlsx({ delegationId, importId: params.id ?? "" }, language, say, by);
  if (!list) throw new Response(null, { status: 404 });
  return download(list.name, XLSX, list.bytes);
}
