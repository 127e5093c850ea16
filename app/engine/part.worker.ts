import { parentPort } from "node:worker_threads";
import { boundIdr } from "./bound.ts";
import type { Ledger } from "./ledger.ts";
import { makeResidual, riseOf } from "./residual.ts";
import { solveShare } from "./share.ts";
import type { Answers, Asked, Share } from "./share.ts";

let share: Share | undefined;
let ledger: Ledger | undefined;

/** Does what it is asked for, one after the other. */
function answer(asked: Asked): Answers[Asked["task"]] {
  switch (asked.task) {
    case "solve":
      share = asked.share;
      solveShare(share, true);
      return true;
    case "rise":
      return riseOf(makeResidual(share!.net, share!.joined.kg, share!.joined.prices));
    case "ledger":
      ledger = asked.ledger;
      return true;
    case "bound":
      return boundIdr(ledger!, asked.policy, asked.proof);
  }
}

parentPort?.on("message", (asked: Asked & { id: number }) => {
  const said = answer(asked);
  // What it made goes over without being copied.
  parentPort?.postMessage({ id: asked.id, said }, said instanceof Float64Array ? [said.buffer as ArrayBuffer] : []);
});
