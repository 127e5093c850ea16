/** `npm run verify:trail`: checks that nothing both sides rely on was changed, added or taken away behind the house's back. */
import { checkTrail, readTrail } from "~/partnerships/trail.server.ts";
import { databaseAddress, db } from "./client.server.ts";
import { migrate } from "./migrate.server.ts";

const shown = 50;

process.exitCode = await verify();
await db.destroy();

async function verify(): Promise<number> {
  await migrate(db);
  const trail = await readTrail(db);
  const { faults, bound, older } = checkTrail(trail);
  const where = databaseAddress().replace(/\/\/[^@/]*@/, "//");
  say(`${where}: ${trail.events.length} events, ${bound} bound rows, ${older} older rows without a digest.`);
  const last = trail.events.at(-1);
  if (last) say(`Last event ${last.seq}: ${last.hash}`);
  for (const { table, key, fault } of faults.slice(0, shown)) say(`NOT AS WRITTEN  ${table} ${key}: ${fault}`);
  if (faults.length > shown) say(`… and ${faults.length - shown} more`);
  say(faults.length === 0 ? "All is as it was written." : `${faults.length} faults.`);
  return faults.length === 0 ? 0 : 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
