import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server.js";
import { LocaleProvider, type Locale } from "~/ui/locale.tsx";

/** Renders as the server does: inside a router whose root loader gave the page's key. */
export function render(page: ReactNode, locale: Locale = "id"): string {
  const element = <LocaleProvider locale={locale}>{page}</LocaleProvider>;
  const { dataRoutes } = createStaticHandler([{ id: "root", path: "*", element }]);
  const location = { pathname: "/uji", search: "", hash: "", state: null, key: "default" };
  const match = { params: {}, pathname: "/uji", pathnameBase: "/", route: dataRoutes[0]! };
  const context = {
    basename: "/",
    location,
    matches: [match],
    loaderData: { root: { pageKey: "test-key" } },
    actionData: null,
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
    activeDeferreds: null,
  };
  const router = createStaticRouter(dataRoutes, context);
  return renderToStaticMarkup(<StaticRouterProvider router={router} context={context} hydrate={false} />);
}
