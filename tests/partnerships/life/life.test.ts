import { expect, test } from "vitest";
import { contractStates } from "~/partnerships/contract.ts";
import type { Command } from "./commands.ts";
import { diceFrom, drawCommand } from "./commands.ts";
import { modelWorld } from "./model.ts";
import { rowsWorld } from "./rows.ts";

const sequences = Number(process.env.LIFE_SEQUENCES ?? 100_000);
const longest = 24;

test("100,000 random lives of a partnership go as the reference says, and lose no gram and no rupiah", () => {
  const states = new Set<string>();
  const answers = new Set<string>();
  for (let number = 0; number < sequences; number += 1) {
    const dice = diceFrom(number);
    const [house, model] = [rowsWorld(), modelWorld()];
    const lived: Command[] = [];
    const length = 6 + dice(longest - 6);
    for (let step = 0; step < length; step += 1) {
      const command = drawCommand(dice);
      lived.push(command);
      const [said, wanted] = [house.run(command) as string, model.run(command) as string];
      const [is, should] = [house.totals(), model.totals()];
      answers.add(`${command.do} ${said}`);
      states.add((should as { state: string }).state);
      // Compared as text: an `expect` for each of two million steps would take minutes.
      if (said !== wanted || JSON.stringify(is) !== JSON.stringify(should)) {
        expect({ number, lived, said, ...is }).toEqual({ number, lived, said: wanted, ...should });
      }
    }
  }
  // "running" is before the week of a deal; these deals are made within it.
  expect([...states].sort()).toEqual(contractStates.filter((state) => state !== "running").sort());
  expect([...answers].sort()).toEqual([...reached].sort());
});

/** Every answer that a step can get: each is reached, and none other. */
const reached = [
  ...["ok", "nothingOpen", "contractEnded", "alreadySigned", "samePerson"].map((answer) => `sign ${answer}`),
  ...["ok", "contractEnded", "departed", "deliveryWeighed"].map((answer) => `depart ${answer}`),
  ...["ok", "contractEnded", "ticketWaiting", "rejectionPrice", "noteNeeded"].map((answer) => `weigh ${answer}`),
  ...["ok", "nothing", "ticketVoided", "ticketConfirmed", "ticketOwn", "samePerson", "ticketDisputed"].map(
    (answer) => `confirm ${answer}`,
  ),
  ...["ok", "nothing", "ticketVoided", "ticketConfirmed"].map((answer) => `strike ${answer}`),
  ...["ok", "nothing", "ticketVoided", "ticketConfirmed", "claimExists"].map((answer) => `claim ${answer}`),
  ...["ok", "nothing", "claimClosed", "ticketVoided", "samePerson"].map((answer) => `close ${answer}`),
  ...["ok", "moreThanDue"].map((answer) => `pay ${answer}`),
  ...["ok", "nothing", "paymentVoided", "paymentConfirmed", "paymentOwn", "samePerson"].map(
    (answer) => `confirmPay ${answer}`,
  ),
  ...["ok", "nothing", "paymentVoided", "paymentConfirmed"].map((answer) => `strikePay ${answer}`),
  ...["ok", "contractEnded", "contractDone", "noticeGiven", "noticeNeedless"].map((answer) => `notice ${answer}`),
  ...["ok", "contractEnded", "contractDone", "noticeNeeded", "noticeRunning"].map((answer) => `end ${answer}`),
  "wait ok",
];
