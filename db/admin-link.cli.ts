import { makeFirstAdminLink } from "~/auth/links.server.ts";
import { newAct } from "~/lib/act.server.ts";
import { env } from "~/lib/env.server.ts";
import { databaseAddress } from "./client.server.ts";
import { migrate } from "./migrate.server.ts";
import { openDb } from "./open.server.ts";

/** Prints the link by which the first admin comes in, as long as there is none. Run by `npm run admin:link`. */
const db = openDb(databaseAddress());
await migrate(db);
const made = await makeFirstAdminLink(db, newAct("command line"));
await db.destroy();

if (made.ok) {
  const origin = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, "");
  process.stdout.write(
    `Open this within 24 hours to become the first admin. It works once.\n${origin}/tautan/${made.token}\n`,
  );
} else {
  process.stderr.write("There is an admin already. Admins add each other under /petugas.\n");
  process.exitCode = 1;
}
