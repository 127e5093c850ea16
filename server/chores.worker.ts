import { constants, setPriority } from "node:os";
import { db } from "#db/client.server.ts";
import { doChores } from "./chores.ts";

// On Linux a priority belongs to a thread and to those that it starts: pages go first on a small machine.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);
await doChores(db);
await db.destroy();
