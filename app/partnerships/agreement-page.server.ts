import type { Db } from "#db/open.server.ts";
import { env } from "~/lib/env.server.ts";
import type { ContractRow } from "./contract-list.server.ts";
import type { Reach } from "./contract-reach.server.ts";
import type { KnownVersion, Signature, Standing } from "./agreement-view.server.ts";
import { agreementStanding } from "./agreement-view.server.ts";
import type { AgreementBody } from "./agreement-text.ts";
import { sideOf } from "./contract.ts";

export type VersionState = "draft" | "open" | "inForce" | "declined" | "replaced" | "ended";

/** A text as its page shows it, with what the reader may do about it. */
export type ShownAgreement = {
  version: number;
  hash: string;
  state: VersionState;
  body: AgreementBody;
  reason: string;
  declineReason: string | null;
  signatures: Omit<Signature, "userId">[];
  versions: { version: number; state: VersionState }[];
  /** `barred` says why there is no button although the text waits: the reader signed for the other side. */
  may: { sign: boolean; decline: "decline" | "withdraw" | null; propose: boolean; barred: boolean };
  waitsForPartner: boolean;
};

/** The text of a contract: the version asked for, else the one that waits, else the one that holds, else the draft. */
export async function shownAgreement(
  db: Db,
  contract: ContractRow,
  reader: { reach: Reach; userId: string },
  wanted: number | null,
): Promise<ShownAgreement> {
  const standing = await agreementStanding(db, contract.id);
  const ended = contract.endedAt !== null;
  const known = standing.versions.find(({ version }) => version === wanted) ?? standing.open ?? standing.inForce;
  const text = known ?? undrafted(standing);
  const groupId = "groupId" in reader.reach ? reader.reach.groupId : null;
  const side = groupId === null ? null : sideOf(contract, groupId);
  const waits = (text === standing.open || known === null) && !ended;
  const mine = text.signatures.some((one) => one.side === side);
  const barred = waits && side !== null && !mine && text.signatures.some(({ userId }) => userId === reader.userId);
  return {
    ...{ version: text.version, hash: text.hash, body: text.body, reason: text.reason },
    declineReason: text.declineReason,
    state: ended ? "ended" : stateOf(text, standing),
    signatures: text.signatures.map(({ userId: _userId, ...signature }) => signature),
    versions: standing.versions.map((one) => ({ version: one.version, state: stateOf(one, standing) })),
    may: {
      sign: waits && side !== null && !mine && !barred,
      decline:
        waits && side !== null && standing.open ? (standing.open.groupId === groupId ? "withdraw" : "decline") : null,
      propose: side !== null && !ended && !standing.open,
      barred,
    },
    waitsForPartner: waits && mine,
  };
}

/** Where a QR code and a link lead that prove a text. */
export function proofUrl(request: Request, hash: string): string {
  const origin = env.PUBLIC_URL ?? new URL(request.url).origin;
  return `${origin.replace(/\/$/, "")}/bukti/${hash}`;
}

function undrafted({ draft }: Standing) {
  if (!draft) throw new Error("a contract has no text at all");
  return {
    ...draft,
    id: "",
    groupId: "",
    reason: "",
    declineReason: null,
    declinedAt: null,
    signatures: [] as Signature[],
  };
}

function stateOf(text: Pick<KnownVersion, "id" | "declinedAt">, { inForce, open }: Standing): VersionState {
  if (text.id === "") return "draft";
  if (text.id === inForce?.id) return "inForce";
  if (text.id === open?.id) return "open";
  return text.declinedAt === null ? "replaced" : "declined";
}
