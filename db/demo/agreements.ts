import { agreementStanding } from "~/partnerships/agreement-view.server.ts";
import { signAgreement } from "~/partnerships/agreements.server.ts";
import type { Db } from "../open.server.ts";
import type { Member } from "./people.ts";
import { secondVoice } from "./people.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

type Agreed = { id: string; number: string; signedAt: number };

const hour = 3_600_000;

/** Puts a contract on paper: most are signed by both, of every eight one waits for the kitchen and one for everybody. */
export async function tellAgreement(
  db: Db,
  teller: Teller,
  contract: Agreed,
  { producer, processor }: { producer: Member; processor: Member },
): Promise<void> {
  const turn = Number(contract.number.slice(-4)) % 8;
  if (turn === 7) return;
  await tellSignature(db, teller, contract, { member: producer, voice: producer.speakerId, after: 2 });
  const voice = secondVoice(processor, processor.speakerId, [producer.speakerId]);
  if (turn !== 6 && voice) await tellSignature(db, teller, contract, { member: processor, voice, after: 5 });
}

type Signing = { member: Member; voice: string; after: number };

async function tellSignature(db: Db, teller: Teller, contract: Agreed, { member, voice, after }: Signing) {
  const { id: contractId, number, signedAt } = contract;
  const latest = teller.at(teller.day(-1), 20 + after / 5);
  const { open, draft } = await agreementStanding(db, contractId);
  const text = open ?? draft;
  if (!text) throw new Error(`${number} has no text to sign`);
  const by = teller.act(voice, Math.min(signedAt + after * hour, latest), member.askedBy);
  const signer = { groupId: member.id, device: "Chrome, Android" };
  told(await signAgreement(db, by, signer, { contractId, hash: text.hash }), `signing ${number}`);
}
