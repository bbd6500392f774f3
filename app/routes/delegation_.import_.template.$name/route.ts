import type { LoaderFunctionArgs } from "@remix-run/node";

import { isLanguage } from "#app/domain/language/languages.ts";
import { CSV, download, XLSX } from "#app/server/import/download.server.ts";
import { templateCsv, templateXlsx } from "#app/server/import/template.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { translator } from "#app/text/translator.ts";

/** A template by language and format: `ru.xlsx`. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const [language, format] = (params.name ?? "").split(".");
  if (!isLanguage(language)) throw new Response(null, { status: 404 });
  const name = `${translator(language, "import")("template.fileName")}-${language}.${format}`;
  if (format === "xlsx") return download(name, XLSX, await templateXlsx(delegationId, language));
  if (format === "csv") return download(name, CSV, await templateCsv(delegationId, language));
  throw new Response(null, { status: 404 });
}
