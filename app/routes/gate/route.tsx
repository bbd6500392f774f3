import "#app/ui/styles/gate.css";

import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ClientLoaderFunctionArgs, redirectDocument, useLoaderData } from "@remix-run/react";

import { Scanner } from "#app/scanner/scanner.tsx";
import { demonstrationGates } from "#app/server/gate/demonstration.server.ts";
import { translator } from "#app/text/translator.ts";

import { Unenrolled } from "./unenrolled.tsx";

export const handle = { shell: "gate" };

export const links: LinksFunction = () => [{ rel: "manifest", href: "/gate/manifest.webmanifest" }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · Shanyrak` : "Shanyrak" },
];

/** The page is the same for everybody; what a phone may see it fetches as a device. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context;
  const title = translator(language, "gate")("title");
  return { title, language, gates: await demonstrationGates(context) };
}

/**
 * A page that is reached without a new document keeps the headers of the one before, which allow no camera: such a move
 * becomes a document of its own.
 */
export const clientLoader = ({ request, serverLoader }: ClientLoaderFunctionArgs) => {
  const { pathname } = new URL(request.url);
  if (location.pathname !== pathname) throw redirectDocument(pathname);
  return serverLoader<typeof loader>();
};

/** What the page shows follows the phone's own store, never an action. */
export const shouldRevalidate = () => false;

export default function Gate() {
  const { gates, language } = useLoaderData<typeof loader>();
  return (
    <Scanner
      unenrolled={({ revoked, unsent }) => (
        <Unenrolled gates={gates} language={language} revoked={revoked} unsent={unsent} />
      )}
    />
  );
}
