import { useRouteLoaderData } from "@remix-run/react";
import { useId } from "react";

/**
 * The idempotency key of one form on one page: the page's own key, which the root loader makes anew for each page,
 * and the place of the form in it. The same form sent twice carries the same key, so it takes effect once.
 */
export function useFormKey(): string {
  const root = useRouteLoaderData("root");
  const place = useId().replaceAll(":", "");
  return `${pageKeyOf(root)}-${place}`;
}

/** The hidden field that carries the key. Every form that writes has one. */
export function KeyField() {
  return <input type="hidden" name="key" value={useFormKey()} />;
}

function pageKeyOf(root: unknown): string {
  const known = typeof root === "object" && root !== null && "pageKey" in root;
  return known && typeof root.pageKey === "string" ? root.pageKey : "";
}
