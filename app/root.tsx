import "@fontsource-variable/golos-text/index.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "@fontsource-variable/noto-sans/index.css";
import "@fontsource-variable/noto-sans-arabic/index.css";
import "./ui/styles/app.css";

import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { shellData, type ShellData } from "./server/platform/shell.server.ts";
import { useNonce } from "./ui/nonce.ts";
import markUrl from "./ui/ornament/mark.svg?url";
import { ErrorPage, errorKind } from "./ui/shell/error-page.tsx";
import { useRequestId } from "./ui/shell/request-id.ts";
import { PublicBar } from "./ui/shell/public-bar.tsx";
import { TopBar } from "./ui/shell/top-bar.tsx";

export const links: LinksFunction = () => [{ rel: "icon", href: markUrl, type: "image/svg+xml" }];

/** A page that could not be shown gets its title in the layout, where the reader's language is known. */
export const meta: MetaFunction = ({ error }) => (error ? [] : [{ title: "Shanyrak" }]);

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

export const loader = ({ context }: LoaderFunctionArgs) => shellData(context);

export { shouldRevalidate } from "./ui/programme/revalidate.ts";

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const data = useRouteLoaderData<typeof loader>("root");
  const { t, i18n } = useTranslation("common");
  const error = useRouteError();
  const requestId = useRequestId();
  return (
    <html
      lang={data?.language ?? i18n.language}
      data-theme={useShell() === "gate" ? "gate" : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0A2735" />
        {/* The combobox adds a style element of its own, and finds here that it may. */}
        <meta property="csp-nonce" nonce={nonce} />
        {error ? <meta name="request-id" content={requestId} /> : null}
        <Meta />
        {error ? (
          <title>{`${t(`error.${errorKind(statusOf(error))}.title`)} · Shanyrak`}</title>
        ) : null}
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** A route says by `handle.shell` what stands around it; most get the top bar. */
type Shell = "top-bar" | "public" | "bare" | "gate";

function useShell(): Shell {
  const shells = useMatches().map(({ handle }) =>
    handle !== null && typeof handle === "object" && "shell" in handle ? handle.shell : undefined,
  );
  const last = shells.findLast((shell) => shell !== undefined);
  return last === "public" || last === "bare" || last === "gate" ? last : "top-bar";
}

export default function App() {
  const shell = useShell();
  const data = useRouteLoaderData<typeof loader>("root");
  const { t } = useTranslation("common");
  if (shell === "bare" || shell === "gate" || !data) return <Outlet />;
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <Bar data={data} isPublic={shell === "public"} />
      <div id="main">
        <Outlet />
      </div>
    </>
  );
}

function Bar({ data, isPublic = false }: { data: ShellData; isPublic?: boolean }) {
  return isPublic || !data.viewer ? (
    <PublicBar data={data} viewer={data.viewer} />
  ) : (
    <TopBar data={data} viewer={data.viewer} />
  );
}

export function ErrorBoundary() {
  const status = statusOf(useRouteError());
  const data = useRouteLoaderData<typeof loader>("root");
  return (
    <>
      {data ? <Bar data={data} /> : null}
      <ErrorPage status={status} />
    </>
  );
}
