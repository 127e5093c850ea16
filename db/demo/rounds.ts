import { match } from "~/engine/match.ts";
import { answerAndSign } from "~/partnerships/contracts.server.ts";
import { newestClearing } from "~/matching/clearings.server.ts";
import { dropProposal } from "~/matching/drops.server.ts";
import { forbidPair } from "~/matching/round-changes.server.ts";
import type { RoundPlan } from "~/matching/round.ts";
import { tiersOf } from "~/matching/round.ts";
import { clearAgain, openRound } from "~/matching/rounds.server.ts";
import { sendProposals } from "~/matching/sends.server.ts";
import type { Db } from "../open.server.ts";
import type { Member, Officer } from "./people.ts";
import { secondVoice } from "./people.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

const policy: RoundPlan["policy"] = {
  urgencyShare: 0.05,
  priceShare: 0.5,
  fairnessTiersIdr: tiersOf(1200),
  enforce: ["minSale", "maxSuppliers", "minBatch"],
};

/** Without a clock the engine stops by counted work, so the same market has the same plan on every machine. */
const clear = async (market: Parameters<typeof match>[0]) => match(market);

export type RoundStory = {
  officer: Officer;
  regencyCode: string;
  /** Days from today on which it is opened and sent; weeks that it clears. */
  days: number;
  weeks: number;
  /** The officer looks twice: rules a pairing out and clears again. */
  secondLook: boolean;
  /** Hours that the groups have, and the share of them that has answered by now. */
  answerHours: number;
  answered: number;
};

type Sent = { id: string; producerGroupId: string; processorGroupId: string; quantityKg: number };

/** Opens a round, looks at the plan, sends it, and lets both sides answer. Answers the contracts that came of it. */
export async function tellRound(
  db: Db,
  teller: Teller,
  members: ReadonlyMap<string, Member>,
  story: RoundStory,
  patient: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const { officer, regencyCode, weeks } = story;
  const day = teller.day(story.days);
  const by = (hour: number) => teller.act(officer.id, teller.at(day, hour));
  const opened = await openRound(db, by(9), officer.office, { regencyCode, weeks, policy }, clear);
  const { id } = told(opened, "opening a round");
  if (story.secondLook) await lookTwice(db, teller, by, id);
  const dueAt = teller.at(day, 14) + story.answerHours * 3_600_000;
  told(await sendProposals(db, by(13), id, { dueAt }), "sending a round");
  const sent = await sentOf(db, id);
  const contracts: string[] = [];
  for (const proposal of sent) {
    const waits = patient.has(proposal.producerGroupId) || patient.has(proposal.processorGroupId);
    const contractId = waits ? null : await tellAnswers(db, teller, members, day, story, proposal);
    if (contractId) contracts.push(contractId);
  }
  return contracts;
}

/** What an officer knows and the engine cannot: one pairing is ruled out, one is left for another time. */
async function lookTwice(db: Db, teller: Teller, by: (hour: number) => ReturnType<Teller["act"]>, roundId: string) {
  const first = await proposalsOf(db, roundId);
  if (first.length < 4) return;
  const forbidden = {
    roundId,
    proposalId: teller.seed.pick(first).id,
    reason: "Kedua kelompok masih berselisih soal timbangan.",
  };
  told(await forbidPair(db, by(10), forbidden), "ruling a pairing out");
  told(await clearAgain(db, by(11), roundId, clear), "clearing again");
  const second = await proposalsOf(db, roundId);
  const dropped = {
    roundId,
    proposalId: teller.seed.pick(second).id,
    reason: "Jalan ke dapur sedang diperbaiki pekan itu.",
  };
  told(await dropProposal(db, by(12), dropped), "dropping a pairing");
}

async function proposalsOf(db: Db, roundId: string) {
  const { id: clearingId } = await newestClearing(db, roundId);
  return db.selectFrom("proposals").select("id").where("clearingId", "=", clearingId).orderBy("id").execute();
}

function sentOf(db: Db, roundId: string): Promise<Sent[]> {
  return db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .select(["proposals.id", "proposals.producerGroupId", "proposals.processorGroupId", "proposals.quantityKg"])
    .where("proposals.roundId", "=", roundId)
    .orderBy("proposals.id")
    .execute();
}

const excuses = ["price", "quantity", "time", "sold", "distance", "Dapur kami sedang memakai minyak terakhir."];

/** Both sides say yes, one says no and why, or somebody stays silent. The contract's id when it came to one. */
async function tellAnswers(
  db: Db,
  teller: Teller,
  members: ReadonlyMap<string, Member>,
  day: string,
  { answered, officer: { id: officerId } }: RoundStory,
  proposal: Sent,
): Promise<string | null> {
  const { seed } = teller;
  const spokenIds = [officerId];
  for (const side of ["producer", "processor"] as const) {
    const groupId = side === "producer" ? proposal.producerGroupId : proposal.processorGroupId;
    const member = members.get(groupId);
    if (!member || !seed.chance(answered)) return null;
    const verdict = seed.chance(0.07) ? "no" : "yes";
    const reason = verdict === "no" ? seed.pick(excuses) : "";
    const userId = secondVoice(member, member.speakerId, spokenIds);
    if (!userId) return null;
    spokenIds.push(userId);
    const by = teller.act(userId, teller.at(day, side === "producer" ? 16 : 19), member.askedBy);
    const answer = { proposalId: proposal.id, side, verdict, reason, groupId, userId } as const;
    const done = told(await answerAndSign(db, by, answer), `the answer of ${member.name}`);
    if (verdict === "no" || done.contractId) return done.contractId;
  }
  return null;
}
