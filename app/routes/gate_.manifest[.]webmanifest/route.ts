import type { LoaderFunctionArgs } from "@remix-run/node";

import { translator } from "#app/text/translator.ts";
import icon192 from "#app/ui/ornament/gate-192.png?url";
import icon512 from "#app/ui/ornament/gate-512.png?url";

/** Lets a guard put the scanner on the phone's first screen, without the browser's bars (W3C Web Application Manifest). */
export function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.language, "guard");
  const icons = [
    { src: icon192, sizes: "192x192", type: "image/png", purpose: "any maskable" },
    { src: icon512, sizes: "512x512", type: "image/png", purpose: "any maskable" },
  ];
  const manifest = {
    id: "/gate",
    name: `${t("app.name")} · Shanyrak`,
    short_name: t("app.short"),
    lang: context.language,
    start_url: "/gate",
    scope: "/gate",
    display: "standalone",
    orientation: "portrait",
    background_color: "#040e15",
    theme_color: "#040e15",
    icons,
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      "content-type": "application/manifest+json; charset=utf-8",
      "cache-control": "no-cache",
    },
  });
}
