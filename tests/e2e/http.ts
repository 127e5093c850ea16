import { expect } from "@playwright/test";
import { v7 } from "uuid";

/** Somebody's way to ask the server without a browser: cookies kept, redirects not followed. */
export type Caller = {
  get: (path: string) => Promise<Response>;
  post: (
    path: string,
    fields: Record<string, string> | [string, string][],
    headers?: Record<string, string>,
  ) => Promise<Response>;
};

const origin = `http://localhost:${process.env.E2E_PORT ?? 4173}`;

/** A caller without a session, or with one after `signIn`. */
export function caller(cookie = "bahasa=id"): Caller {
  const ask = (path: string, init: RequestInit) => fetch(origin + path, { redirect: "manual", ...init });
  return {
    get: (path) => ask(path, { headers: { cookie } }),
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: "POST",
        headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded", ...headers },
        body: new URLSearchParams(fields),
      }),
  };
}

/** Signs in and answers with a caller that carries the session. */
export async function signIn(phone: string, password: string): Promise<Caller> {
  const answer = await caller().post("/masuk", { key: v7(), phone, password });
  const session = answer.headers.getSetCookie().find((text) => text.includes("sesi="));
  expect(answer.status, `${phone} signs in`).toBe(302);
  return caller(session?.split(";")[0]);
}
