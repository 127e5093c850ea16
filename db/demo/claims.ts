import { openClaim } from "~/partnerships/claims.server.ts";
import { closeClaim } from "~/partnerships/mediation.server.ts";
import type { Db } from "../open.server.ts";
import type { Member, Officer } from "./people.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

type Dispute = { ticketId: string; weighedOn: string; claimant: Member; weigherId: string };

/** A claim about a note that was wrong: the officer hears both, and has it struck out. False when the officer is a party. */
export async function tellClosedClaim(db: Db, teller: Teller, officer: Officer, dispute: Dispute): Promise<boolean> {
  const { ticketId, weighedOn, claimant, weigherId } = dispute;
  if ([claimant.speakerId, weigherId].includes(officer.id)) return false;
  const by = teller.act(claimant.speakerId, teller.at(weighedOn, 9), claimant.askedBy);
  const said = { ticketId, kind: "weight" as const, note: "Keranjang belum dikurangi.", photos: [] };
  const { id: claimId } = told(await openClaim(db, by, { id: claimant.id }, said), "a claim");
  const end = { claimId, outcome: "struck" as const, reason: "Berat keranjang lupa dikurangi. Timbang lagi bersama." };
  const judge = teller.act(officer.id, teller.at(weighedOn, 10));
  told(await closeClaim(db, judge, officer.office, end), "closing a claim");
  return true;
}
