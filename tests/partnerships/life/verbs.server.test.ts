import { expect } from "vitest";
import { inTransaction } from "#db/transaction.server.ts";
import { liveDeliveries } from "~/partnerships/deliveries.server.ts";
import { createContract, createPair } from "../../factories/partnerships.ts";
import { test } from "../../setup.ts";
import type { Command } from "./commands.ts";
import { diceFrom, drawCommand } from "./commands.ts";
import { modelWorld } from "./model.ts";
import { verbsWorld } from "./verbs.ts";

/** `LIFE_VERBS=3000` walks as many as were walked when this was written; each costs a few hundredths of a second. */
const lives = Number(process.env.LIFE_VERBS ?? 150);

class Undone extends Error {}

test("the real verbs on a real database live as the reference does", { timeout: 600_000 }, async ({ db }) => {
  const pair = await createPair(db);
  for (let number = 0; number < lives; number += 1) {
    // One transaction a life, taken back at its end: the next begins in the same city.
    const life = inTransaction(db, async (db) => {
      const contract = await createContract(db, { pair });
      const [delivery] = await liveDeliveries(db, contract.id);
      const [house, model] = [verbsWorld(db, contract, delivery!.id), modelWorld()];
      const dice = diceFrom(1_000_000 + number);
      const lived: Command[] = [];
      for (let step = 0; step < 14; step += 1) {
        const command = drawCommand(dice);
        lived.push(command);
        const said = await house.run(command);
        const is = await house.totals();
        expect({ number, lived, said, ...is }).toEqual({
          ...{ number, lived, said: await model.run(command) },
          ...(await model.totals()),
        });
      }
      throw new Undone();
    });
    await expect(life).rejects.toThrow(Undone);
  }
});
