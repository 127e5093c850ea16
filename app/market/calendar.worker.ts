import { parentPort, workerData } from "node:worker_threads";
import { db } from "#db/client.server.ts";
import type { Asked } from "./week-calendar.server.ts";
import { addUp } from "./week-calendar.server.ts";

/** Adds the market's weeks up on a connection of its own, and hands the rows back. */
parentPort?.postMessage(await addUp(db, workerData as Asked));
await db.destroy();
