import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { safePath } from "./lib/http.server.ts";
import { readPosted } from "./lib/posted.server.ts";

const aYear = 365 * 24 * 3600;

/** Remembers the reader's language for a year and goes back to the page. */
export async function action({ request }: ActionFunctionArgs) {
  const { form } = await readPosted(request);
  const locale = form.get("locale") === "en" ? "en" : "id";
  const from = request.headers.get("Referer");
  const back = safePath(from && URL.canParse(from) ? new URL(from).pathname + new URL(from).search : null, "/");
  const cookie = `bahasa=${locale}; Path=/; Max-Age=${aYear}; SameSite=Lax`;
  return redirect(back, { headers: { "Set-Cookie": cookie } });
}

export function loader() {
  return redirect("/");
}
