import { notFound } from "./lib/http.server.ts";

/** An address that leads nowhere, in the house's own words. */
export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function Lost() {
  return null;
}
