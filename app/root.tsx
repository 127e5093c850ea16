import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useContext } from "react";
import { frameOf } from "./frame.server.ts";
import { ErrorPage } from "./error-page.tsx";
import { HouseShell } from "./house-shell.tsx";
import { NonceContext } from "./nonce.ts";
import { houseDescription } from "./page-meta.ts";
import styles from "./styles.css?url";
import type { Locale } from "./ui/locale.tsx";
import { LocaleProvider } from "./ui/locale.tsx";

/** What a route may say about itself. `hydrate` ships the framework to the browser; without it a page has our one small file. */
export type RouteHandle = { hydrate?: boolean };

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: "HuluHilir" },
  {
    name: "description",
    content: houseDescription[data?.locale ?? "id"],
  },
];

/** What the frame of every page needs. */
export function loader(visit: LoaderFunctionArgs) {
  return frameOf(visit);
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const hydrate = useMatches().some((match) => (match.handle as RouteHandle | undefined)?.hydrate);
  const locale: Locale = useRouteLoaderData<typeof loader>("root")?.locale ?? "id";
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#fbfaf6" />
        <Meta />
        <Links />
      </head>
      <body>
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
        {hydrate ? <Scripts nonce={nonce} /> : <script src="/handy.js" nonce={nonce} defer />}
      </body>
    </html>
  );
}

export default function Root() {
  const frame = useLoaderData<typeof loader>();
  return (
    <HouseShell frame={frame}>
      <Outlet />
    </HouseShell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>("root");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return (
    <HouseShell frame={frame ?? null}>
      <ErrorPage status={status} />
    </HouseShell>
  );
}
